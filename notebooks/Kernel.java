import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;

/**
 * Starts the Java kernel of Jupyter after a rehearsal.
 *
 * <p>rapaio-jupyter-kernel 3.0.1 listens before it knows who handles messages; one that comes in
 * between ends its thread, and Jupyter waits for ever. Connecting once on other ports beforehand
 * loads all that is slow, so that nothing can come in between when it counts.
 */
final class Kernel {
  private static final int CHANNELS = 5;

  private Kernel() {}

  /** Takes what Jupyter gives a kernel: the name of the connection file. */
  public static void main(String[] arguments) throws Exception {
    Channels rehearsal = new Channels(elsewhere());
    rehearsal.connect(MainApp.kernel);
    rehearsal.close();
    MainApp.main(arguments);
  }

  private static ConnectionProperties elsewhere() throws IOException {
    ServerSocket[] sockets = new ServerSocket[CHANNELS];
    int[] ports = new int[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      ports[i] = sockets[i].getLocalPort();
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return new ConnectionProperties(
        ports[0], ports[1], "tcp", "hmac-sha256", ports[2], ports[3], "127.0.0.1", ports[4], "key");
  }
}
