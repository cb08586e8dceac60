package io.portzero.testkit.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes `examples/demo.pcapng`: twenty minutes at the edge of 192.0.2.0/24 and 2001:db8:1::/48.
///
/// Among ordinary conversations: fragmented DNS answers without ports, a scan of port 0,
/// backscatter to port 0, a program that connects to port 0, UDP without a source port, a quoted, a
/// tunnelled and an unreadable one.
public final class DemoCapture {
    private DemoCapture() {}

    /// The whole file, always the same.
    public static byte[] bytes() throws IOException {
        var timeline = new Timeline();
        List<Scene> scenes =
                List.of(
                        new OrdinaryScene(timeline),
                        new AmplificationScene(timeline),
                        new PortZeroScene(timeline));
        scenes.forEach(Scene::play);
        var out = new ByteArrayOutputStream();
        timeline.write(out);
        return out.toByteArray();
    }

    /// Writes the file named by the first argument, or `examples/demo.pcapng`.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "examples/demo.pcapng");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes());
    }
}
