package dev.unroll.data.catalogue;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
    String name = name(address.getScheme());
    if (value(name).isBlank() || exempt(address.getHost())) {
      return NONE;
    }
    URI at = uri(name);
    int port = at.getPort() >= 0 ? at.getPort() : 80;
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(at.getHost(), port)));
  }

  /** Answers a proxy that asks for the user and password that stand in its address. */
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        String name = name(getRequestingURL().getProtocol());
        String user = value(name).isBlank() ? "" : String.valueOf(uri(name).getUserInfo());
        int colon = user.indexOf(':');
        return getRequestorType() == RequestorType.PROXY && colon >= 0
            ? new PasswordAuthentication(
                user.substring(0, colon), user.substring(colon + 1).toCharArray())
            : null;
      }
    };
  }

  /** Where the variable points, never shown with the password that may stand in it. */
  private URI uri(String name) {
    String proxy = value(name).strip();
    String masked = proxy.replaceFirst("(?s)^([A-Za-z0-9+.-]+://)?.*@", "$1***@");
    String scheme = proxy.contains("://") ? proxy.substring(0, proxy.indexOf("://")) : "http";
    if (!scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException(
          "only http proxies can be used, such as http://host:3128, but %s was %s"
              .formatted(name, masked));
    }
    try {
      URI at = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
      if (at.getHost() != null) {
        return at;
      }
    } catch (URISyntaxException e) {
      // Its message holds the password, so that not even the cause may be passed on.
    }
    throw new IllegalArgumentException(
        "%s must be such as http://host:3128, but was %s".formatted(name, masked));
  }

  private boolean exempt(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String item :
        environment
            .getOrDefault("no_proxy", value("NO_PROXY"))
            .toLowerCase(Locale.ROOT)
            .split(",")) {
      String domain = item.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
      if (domain.equals("*") || (!domain.isEmpty() && ("." + name).endsWith("." + domain))) {
        return true;
      }
    }
    return false;
  }

  /** The variable that speaks for a scheme, as it is written in the environment. */
  private String name(String scheme) {
    String own = scheme + "_proxy";
    return Stream.of(own, upper(own), "all_proxy", upper("all_proxy"))
        .filter(environment::containsKey)
        .findFirst()
        .orElse(own);
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
    // Each variable names one proxy, so there is no other to turn to; the request itself fails.
  }
}
