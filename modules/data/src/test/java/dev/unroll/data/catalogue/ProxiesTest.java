package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  @Test
  void aProxyThatIsNoAddressIsNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> chosen(SECURE, Map.of("https_proxy", "http://:3128")));
    assertEquals(
        "the proxy in the environment must be such as http://host:3128, but was http://:3128",
        e.getMessage());
  }
}
