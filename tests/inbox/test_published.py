"""A mail that answers the letter about a publication with an address becomes a claim that is looked at."""

from sqlmodel import select

from models.app import App
from models.database import reading
from models.enums import MessageKind, ObligationKind
from models.proof import Proof, ProofState
from models.states import DueState, MailState
from tests.support.imap_server import Imap, reply
from tests.support.replies import letter_to, read_one
from tests.support.verbs import due_of

WEB, URL = "web@so.example", "https://langson.gov.vn/van-ban/77"
PUBLISH = ObligationKind.PUBLISH


def claims(app: App) -> list[tuple[str, ProofState]]:
    with reading(app.engine) as session:
        return [(one.url, one.state) for one in session.exec(select(Proof))]


def test_an_address_in_answer_to_the_letter_that_asked_for_it(reading_office: App, imap: Imap) -> None:
    """Without the letter it waits, for it may be about anything; what a person takes from the tray is looked at too."""
    app = reading_office
    unasked = read_one(app, imap, reply(WEB, "Gửi Sở", f"Đã đăng tải tại {URL}", file=None))
    assert (unasked.state, claims(app)) == (MailState.WAITING, [])
    letter = letter_to(app, WEB, MessageKind.PUBLISH)
    vague = read_one(app, imap, reply(WEB, "Re", f"Sẽ đăng tải tại {URL}", to=letter, file=None))
    assert (vague.state, vague.due_id, claims(app)) == (MailState.WAITING, due_of(app, "dang-tai", PUBLISH).id, [])
    mail = read_one(app, imap, reply(WEB, "Re", f"Đã đăng tải tại {URL}", to=letter, file=None))
    assert (mail.state, claims(app)) == (MailState.COUNTED, [(URL, ProofState.CLAIMED)])
    assert due_of(app, "dang-tai", PUBLISH).state is DueState.ACCEPTED
