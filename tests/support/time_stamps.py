"""A time-stamp authority of the tests' own (RFC 3161): its keys and certificates, and its server on loopback."""

import datetime as dt
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyasn1.codec.der import decoder, encoder
from pyasn1.type import univ, useful
from pyasn1_modules import rfc3161, rfc5280, rfc5652

NOW = dt.datetime(2026, 1, 6, tzinfo=dt.UTC)
SHA256, ECDSA_SHA256 = univ.ObjectIdentifier("2.16.840.1.101.3.4.2.1"), univ.ObjectIdentifier("1.2.840.10045.4.3.2")


class Authority:
    """A root and the certificate by which it stamps, valid over `days` from 2025 on."""

    def __init__(self, name: str, days: int = 3650, usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING):
        self.root_key, self.key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        self.root = self._certificate(f"{name} Root", f"{name} Root", self.root_key, days, None)
        self.certificate = self._certificate(name, f"{name} Root", self.key, days, usage)
        self.pem = self.root.public_bytes(Encoding.PEM)

    def _certificate(self, name: str, issuer: str, key: Any, days: int, usage: Any) -> x509.Certificate:
        begin = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
        names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, issuer)]
        made = x509.CertificateBuilder().subject_name(names[0]).issuer_name(names[1]).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number()).not_valid_before(begin)
        made = made.not_valid_after(begin + dt.timedelta(days=days))
        made = made.add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
        if usage:
            made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        return made.sign(self.root_key, hashes.SHA256())

    def answer(self, query: bytes, at: dt.datetime = NOW, over: bytes | None = None) -> bytes:
        """The reply to a query, which states a time; over another text than asked for where one is given."""
        asked, _ = decoder.decode(query, asn1Spec=rfc3161.TimeStampReq())
        info = rfc3161.TSTInfo()
        info["version"], info["policy"], info["serialNumber"] = 1, univ.ObjectIdentifier("1.2.3.4.1"), 7
        info["messageImprint"]["hashAlgorithm"]["algorithm"] = SHA256
        info["messageImprint"]["hashedMessage"] = (
            hashlib.sha256(over).digest() if over is not None else bytes(asked["messageImprint"]["hashedMessage"])
        )
        info["genTime"] = useful.GeneralizedTime(f"{at:%Y%m%d%H%M%SZ}")
        if asked["nonce"].isValue:
            info["nonce"] = int(asked["nonce"])
        reply = rfc3161.TimeStampResp()
        reply["status"]["status"] = 0
        reply["timeStampToken"]["contentType"] = rfc5652.id_signedData
        reply["timeStampToken"]["content"] = self._signed(encoder.encode(info))
        return bytes(encoder.encode(reply))

    def _signed(self, info: bytes) -> univ.Any:
        signed = rfc5652.SignedData()
        signed["version"] = 3
        signed["digestAlgorithms"][0]["algorithm"] = SHA256
        signed["encapContentInfo"]["eContentType"] = rfc3161.id_ct_TSTInfo
        signed["encapContentInfo"]["eContent"] = info
        der = self.certificate.public_bytes(Encoding.DER)
        signed["certificates"][0]["certificate"] = decoder.decode(der, rfc5280.Certificate())[0]
        signer = rfc5652.SignerInfo()
        signer["version"] = 1
        issued = signed["certificates"][0]["certificate"]["tbsCertificate"]
        signer["sid"]["issuerAndSerialNumber"]["issuer"] = issued["issuer"]
        signer["sid"]["issuerAndSerialNumber"]["serialNumber"] = issued["serialNumber"]
        signer["digestAlgorithm"]["algorithm"] = SHA256
        facts = {
            "1.2.840.113549.1.9.3": rfc3161.id_ct_TSTInfo,
            "1.2.840.113549.1.9.4": univ.OctetString(hashlib.sha256(info).digest()),
        }
        told = rfc5652.SignedAttributes()
        for place, (kind, value) in enumerate(facts.items()):
            told[place]["attrType"] = univ.ObjectIdentifier(kind)
            told[place]["attrValues"][0] = univ.Any(encoder.encode(value))
        signer["signedAttrs"] = told.clone(tagSet=signer["signedAttrs"].tagSet, cloneValueFlag=True)
        signer["signatureAlgorithm"]["algorithm"] = ECDSA_SHA256
        signer["signature"] = self.key.sign(encoder.encode(told), ec.ECDSA(hashes.SHA256()))
        signed["signerInfos"][0] = signer
        return univ.Any(encoder.encode(signed))


@cache
def authority() -> Authority:
    """The authority that the office trusts."""
    return Authority("TSA thử nghiệm")


def refusal() -> bytes:
    """A server's no: status 2, rejection."""
    reply = rfc3161.TimeStampResp()
    reply["status"]["status"] = 2
    return bytes(encoder.encode(reply))


class TimeStampServer:
    """What it does is `says`: a function of the query, or a status to answer with; `slow` drips it for ever."""

    def __init__(self) -> None:
        self.says: Any = authority().answer
        self.slow = False
        self.asked: list[bytes] = []
        self.stopped = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append(query)
                if server.slow:
                    while not server.stopped.wait(0.05):
                        self.wfile.write(b"H")
                    return
                if isinstance(server.says, int):
                    self.send_error(server.says)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(server.says(query))

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/tsr"


@contextmanager
def time_stamp_server() -> Iterator[TimeStampServer]:
    """A server on loopback."""
    server = TimeStampServer()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.http.shutdown()
        server.http.server_close()
