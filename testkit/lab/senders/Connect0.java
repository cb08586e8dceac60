import java.io.IOException;
import java.net.Socket;

/// A client whose configuration leaves the port unset: `java Connect0.java HOST TIMES`.
class Connect0 {
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.getInteger("server.port", 0);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            try (var socket = new Socket(arguments[0], port)) {
                System.out.println("connected: " + socket);
            } catch (IOException refused) {
                System.out.println("not connected: " + refused.getMessage());
            }
            Thread.sleep(300);
        }
    }
}
