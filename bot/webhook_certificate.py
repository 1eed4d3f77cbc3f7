"""The self-signed certificate of a webhook, which Telegram is given so that it trusts it."""

import ssl
from pathlib import Path

from bot.operator_language import localise


def read_certificate(path: Path) -> bytes:
    """Return the file as it is uploaded. Raises ValueError in words where it is not just a certificate."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(localise(f"不能读取（{error.strerror}）", f"cannot be read ({error.strerror})")) from None
    if b"PRIVATE KEY" in content:
        raise ValueError(localise("含有私钥，请只放证书", "holds a private key; give the certificate alone"))
    try:
        ssl.PEM_cert_to_DER_cert(content.decode("ascii").strip())
    except (ValueError, UnicodeDecodeError):
        raise ValueError(localise("应为 PEM 格式的证书", "must be a certificate in PEM")) from None
    return content
