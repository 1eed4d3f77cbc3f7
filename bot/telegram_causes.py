"""Why Telegram is not reached, in words: what an error of the client that calls it means for an operator."""

from http import HTTPStatus
from typing import NamedTuple

from bot.operator_language import localise

_PROXY, _SERVER = "telegram.proxy", "telegram.base_url"


class TelegramCause(NamedTuple):
    """The key to look at, the reason, and whether it lasts until something is changed."""

    key: str
    reason: str
    lasts: bool


class _Words(NamedTuple):
    key: str
    zh: str
    en: str
    lasts: bool


_DNS = _Words(
    _SERVER,
    "域名解析不了，请检查网络和 DNS。",
    "the server's name cannot be resolved; please check network and DNS.",
    lasts=False,
)
_UNTRUSTED = _Words(
    _SERVER,
    "对方的证书不可信，请检查系统时间和中间的设备。",
    "the certificate is not to be trusted; please check the clock, and what stands between.",
    lasts=True,
)
_TLS = _Words(_SERVER, "TLS 连接失败，请检查代理和网络。", "TLS failed; please check proxy and network.", lasts=False)
_NO_PROXY = _Words(
    _PROXY,
    "连不上代理，请检查它是否在运行、端口对不对。",
    "the proxy cannot be reached; please check its port, and that it runs.",
    lasts=False,
)
_PROXY_REFUSES = _Words(
    _PROXY,
    "代理拒绝了请求，请检查用户名和密码：http://用户:密码@主机:端口。",
    "the proxy refused; please check user and password: http://user:password@host:port.",
    lasts=True,
)
_CUT = _Words(_SERVER, "连接被断开，可能需要代理。", "the connection was cut; a proxy may be needed.", lasts=False)
_REFUSED = _Words(_SERVER, "连接不通，可能需要代理。", "no connection is made; a proxy may be needed.", lasts=False)
_SILENT = _Words(_SERVER, "没有应答，可能需要代理。", "there is no answer; a proxy may be needed.", lasts=False)
# By the names of errors, which are all that is kept of them: the errors themselves may hold the token's URL.
_CAUSES = {
    "ClientConnectorDNSError": _DNS,
    "gaierror": _DNS,
    "ClientConnectorCertificateError": _UNTRUSTED,
    "SSLCertVerificationError": _UNTRUSTED,
    "ClientConnectorSSLError": _TLS,
    "SSLError": _TLS,
    "ClientProxyConnectionError": _NO_PROXY,
    "ClientHttpProxyError": _PROXY_REFUSES,
    "ServerDisconnectedError": _CUT,
    "ClientOSError": _CUT,
    "ConnectionResetError": _CUT,
    "closed by the server": _CUT,
    "ClientConnectorError": _REFUSED,
    "ConnectionRefusedError": _REFUSED,
    "Timed out": _SILENT,
    "TimeoutError": _SILENT,
    "ConnectionTimeoutError": _SILENT,
}


_ANOTHER_STATUS = "ClientHttpProxyError, status "


def name_of(error: Exception) -> str:
    """Return by what name the cause of an error is known; of a proxy's refusal, with a status other than 407."""
    name, status = type(error).__name__, getattr(error, "status", None)
    is_login = status in (None, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED)
    return name if name != "ClientHttpProxyError" or is_login else f"{_ANOTHER_STATUS}{status}"


def cause_in_words(name: str) -> TelegramCause:
    """Return what the name of an error means."""
    if name.startswith(_ANOTHER_STATUS):
        status = name.removeprefix(_ANOTHER_STATUS)
        reason = localise(
            f"代理答复 {status}，请检查它能不能访问 Telegram。",
            f"the proxy answers {status}; please check that it reaches Telegram.",
        )
        return TelegramCause(_PROXY, reason, lasts=False)
    words = _CAUSES.get(name)
    if words is None:
        name = name if name.isidentifier() else "NetworkError"  # of what is longer, nobody knows what it holds
        reason = localise(
            f"连不上，请检查网络和代理（{name}）。", f"cannot be reached; please check network and proxy ({name})."
        )
        return TelegramCause(_SERVER, reason, lasts=False)
    return TelegramCause(words.key, localise(words.zh, words.en), words.lasts)
