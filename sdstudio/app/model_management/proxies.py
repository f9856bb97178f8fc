"""The system's proxies, for downloads."""

from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
}


def system_proxy(address: str) -> str | None:
    """The system's proxy for ``address``; ``None`` if there is none.

    May take seconds if the system runs a script. Any thread but the GUI's.
    """
    query = QNetworkProxyQuery(QUrl(address))
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        scheme = _SCHEMES.get(proxy.type())
        if scheme is not None and proxy.hostName():
            return f"{scheme}://{_user(proxy)}{_host(proxy)}:{proxy.port()}"
    return None


def _user(proxy: QNetworkProxy) -> str:
    if not proxy.user():
        return ""
    return f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@"


def _host(proxy: QNetworkProxy) -> str:
    host = proxy.hostName()
    return f"[{host}]" if ":" in host else host
