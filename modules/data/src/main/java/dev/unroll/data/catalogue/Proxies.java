package dev.unroll.data.catalogue;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which proxy a request goes through. Java's own settings ({@code -Dhttps.proxyHost}, {@code
 * -Dhttp.proxyHost}, {@code -Dhttp.nonProxyHosts}) decide when they are given; else the variables
 * that other command-line programs use: {@code https_proxy}, {@code http_proxy}, {@code all_proxy}
 * and {@code no_proxy}, in lower or upper case. {@code no_proxy} is a list, parted by commas, of
 * hosts, domains and "*".
 */
final class Proxies extends ProxySelector {
  private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI address) {
    if (System.getProperty(address.getScheme() + ".proxyHost") != null) {
      return ProxySelector.getDefault().select(address);
    }
    String proxy = variable(address.getScheme() + "_proxy", variable("all_proxy", ""));
    if (proxy.isBlank() || exempt(address.getHost())) {
      return NONE;
    }
    URI at = uri(proxy);
    int port = at.getPort() >= 0 ? at.getPort() : at.getScheme().equals("https") ? 443 : 80;
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(at.getHost(), port)));
  }

  /** Answers a proxy that asks for the user and password that stand in its address. */
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        String proxy =
            variable(getRequestingURL().getProtocol() + "_proxy", variable("all_proxy", ""));
        String user = proxy.isBlank() ? "" : String.valueOf(uri(proxy).getUserInfo());
        int colon = user.indexOf(':');
        return getRequestorType() == RequestorType.PROXY && colon >= 0
            ? new PasswordAuthentication(
                user.substring(0, colon), user.substring(colon + 1).toCharArray())
            : null;
      }
    };
  }

  private static URI uri(String proxy) {
    URI at = URI.create(proxy.contains("://") ? proxy.strip() : "http://" + proxy.strip());
    if (at.getHost() == null) {
      throw new IllegalArgumentException(
          "the proxy in the environment must be such as http://host:3128, but was " + proxy);
    }
    return at;
  }

  private boolean exempt(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String item : variable("no_proxy", "").toLowerCase(Locale.ROOT).split(",")) {
      String domain = item.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
      if (domain.equals("*") || (!domain.isEmpty() && ("." + name).endsWith("." + domain))) {
        return true;
      }
    }
    return false;
  }

  private String variable(String name, String otherwise) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), otherwise);
    return environment.getOrDefault(name, upper);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
    // Each variable names one proxy, so there is no other to turn to; the request itself fails.
  }
}
