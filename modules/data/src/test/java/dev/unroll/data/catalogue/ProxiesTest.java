package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final URI SECURE = URI.create("https://data.example.org/file");

  private static String chosen(URI address, Map<String, String> environment) {
    Proxy proxy = new Proxies(environment).select(address).get(0);
    return proxy.address() instanceof InetSocketAddress at
        ? at.getHostString() + ":" + at.getPort()
        : proxy.type().toString();
  }

  @Test
  void withoutVariablesTheServerIsAskedItself() {
    assertEquals("DIRECT", chosen(SECURE, Map.of()));
  }

  @Test
  void eachSchemeHasItsVariable() {
    Map<String, String> both =
        Map.of("http_proxy", "http://plain:1", "HTTPS_PROXY", "http://secure:2");
    assertEquals("plain:1", chosen(URI.create("http://data.example.org/file"), both));
    assertEquals("secure:2", chosen(SECURE, both));
  }

  @Test
  void allProxyServesWhatHasNoVariableOfItsOwn() {
    assertEquals("any:3128", chosen(SECURE, Map.of("all_proxy", "any:3128")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "example.org", ".example.org", "other, Data.Example.org", "*.org"})
  void exemptHostsAreAskedThemselves(String exempt) {
    assertEquals("DIRECT", chosen(SECURE, Map.of("https_proxy", "http://p:1", "no_proxy", exempt)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ample.org", "localhost,127.0.0.1"})
  void otherHostsAreNotExempt(String exempt) {
    assertEquals("p:1", chosen(SECURE, Map.of("https_proxy", "http://p:1", "no_proxy", exempt)));
  }

  private static String refusal(String variable, String proxy) {
    return assertThrows(
            IllegalArgumentException.class, () -> chosen(SECURE, Map.of(variable, proxy)))
        .getMessage();
  }

  @Test
  void aProxyThatIsNoAddressIsNamed() {
    assertEquals(
        "https_proxy must be such as http://host:3128, but was http://:3128",
        refusal("https_proxy", "http://:3128"));
  }

  @Test
  void otherKindsOfProxiesAreRefused() {
    for (String proxy : new String[] {"socks5://p:1080", "https://p:443"}) {
      assertEquals(
          "only http proxies can be used, such as http://host:3128, but ALL_PROXY was " + proxy,
          refusal("ALL_PROXY", proxy));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:secret@:3128",
        "http://me:secret%@host:3128",
        "http://me:sec@secret^/@host:3128",
        "me:secret@two hosts",
        "socks5://me:secret@host"
      })
  void noMessageShowsThePassword(String proxy) {
    String message = refusal("https_proxy", proxy);
    assertTrue(message.contains("***@") && message.contains("https_proxy"), message);
    assertFalse(message.contains("sec") || message.contains("me:"), message);
  }
}
