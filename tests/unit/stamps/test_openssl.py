"""The tokens of OpenSSL's own time-stamp authority (Debian's `openssl ts`)."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from tasks.stamps.authority import NoTimeStamp, check_time_stamp
from tests.support.time_stamps import authority

CODE = "cd" * 32
REQUEST = TimestampRequestBuilder().data(CODE.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
CONFIG = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(*words: str) -> str:
    done = subprocess.run(["openssl", "ts", *words], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ours = authority()
    private = ours.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    given = {"root.pem": ours.pem, "tsa.pem": ours.certificate.public_bytes(Encoding.PEM), "key.pem": private,
             "serial": b"01", "tsa.cnf": CONFIG.format(folder=tmp_path).encode(), "code": CODE.encode(),
             "query": REQUEST.as_bytes()}  # fmt: skip
    for name, content in given.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.servers
def test_openssl_s_token_is_taken_and_checked_by_hand_with_openssl(folder: Path) -> None:
    reply = folder / "reply.tsr"
    openssl("-reply", "-config", f"{folder}/tsa.cnf", "-queryfile", f"{folder}/query", "-out", str(reply))
    stamp = check_time_stamp(reply.read_bytes(), CODE, [authority().root], REQUEST)
    assert abs(stamp.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
    with pytest.raises(NoTimeStamp, match="của một mã khác"):
        check_time_stamp(reply.read_bytes(), "ef" * 32, [authority().root], REQUEST)
    checked = openssl("-verify", "-data", f"{folder}/code", "-in", str(reply), "-CAfile", f"{folder}/root.pem")
    assert "Verification: OK" in checked
