import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The real servers of {@link ChecksMeasure} and {@link BalanceMeasure}: accepts connections to every
 * address on some ports. A program of its own, because it runs in the namespace of a node. Takes one
 * command a line, and answers each with one line:
 *
 * <ul>
 *   <li>{@code die PORT}: waits for a connection to the port, then closes it; the time of that
 *       connection by {@link System#nanoTime}.
 *   <li>{@code close PORT}: closes it at once; the time.
 * </ul>
 */
final class Servers {

    private final Map<Integer, ServerSocket> open = new ConcurrentHashMap<>();
    private final Map<Integer, LinkedBlockingQueue<Long>> mortal = new ConcurrentHashMap<>();

    /** Arguments: the port of most, and then the first and the last of those that die. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var servers = new Servers();
        int most = Integer.parseInt(arguments[0]);
        servers.open(most);
        for (int port = Integer.parseInt(arguments[1]);
                port <= Integer.parseInt(arguments[2]);
                port++) {
            servers.mortal.put(port, new LinkedBlockingQueue<>());
            servers.open(port);
        }
        System.out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(servers.obey(line.split(" ")));
        }
        System.exit(0);
    }

    /** Starts the program on node A. */
    static Process start(Lab lab, int port, int firstMortal, int lastMortal) throws IOException {
        List<String> command =
                lab.inside(
                        Lab.NODE_A,
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "bench/Servers.java",
                        String.valueOf(port),
                        String.valueOf(firstMortal),
                        String.valueOf(lastMortal));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private void open(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(port), 65_535);
        open.put(port, socket);
        Thread.ofPlatform().daemon().start(() -> serve(port, socket));
    }

    private void serve(int port, ServerSocket socket) {
        LinkedBlockingQueue<Long> news = mortal.get(port);
        while (true) {
            try (Socket _ = socket.accept()) {
                if (news != null) news.add(System.nanoTime());
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String obey(String[] words) throws IOException, InterruptedException {
        switch (words[0]) {
            case "die" -> {
                int port = Integer.parseInt(words[1]);
                mortal.get(port).clear();
                long last = mortal.get(port).take();
                open.remove(port).close();
                return String.valueOf(last);
            }
            case "close" -> {
                open.remove(Integer.parseInt(words[1])).close();
                return String.valueOf(System.nanoTime());
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }
}
