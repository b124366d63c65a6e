package livestream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import picocli.CommandLine;

class DesugarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void desugars() throws Exception {
        Path classes = Path.of(Sugared.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path own = Files.createDirectories(folder.resolve("livestream/app"));
        try (Stream<Path> files = Files.list(classes.resolve("livestream/app"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("Sugared"))
                    .toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
        Desugar.main(folder.toString(), "livestream");
    }

    @Test
    void whatIsRewrittenDoesWhatItDid() throws Exception {
        assertThat(answers("livestream.app.Sugared")).isEqualTo(new Sugared().call());
        assertThat(answers("livestream.app.Sugared$Child")).isEqualTo(new Sugared.Child().call());
    }

    /** An interface's lambda with its object, and all of a class that names one; and what no start needs. */
    @Test
    void onlyWhatHasNoPlainFormIsLeftToBeLinked() throws IOException {
        assertThat(linked())
                .containsExactlyInAnyOrder(
                        "Sugared$Greeting: to",
                        "Sugared$Kept: get",
                        "Sugared$Kept: get",
                        "Sugared$Kept: get",
                        "Sugared$Every: toString",
                        "Sugared$Nothing: toString");
    }

    /** What is packaged again is rewritten again, where some of it was already. */
    @Test
    void whatIsRewrittenStaysAsItIs() throws Exception {
        Desugar.main(folder.toString(), "livestream");

        assertThat(answers("livestream.app.Sugared")).isEqualTo(new Sugared().call());
    }

    /** A class with frames that are wrong is refused when it is linked: there is no older verifier to go back to. */
    @Test
    void oldClassesAreLinkedWithTheFramesTheyGot() throws Exception {
        Path old = folder.resolve("old");
        Path jar = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names = new ArrayList<>();
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> found = Files.list(files.getPath("picocli"))) {
            Files.createDirectories(old.resolve("picocli"));
            for (Path file :
                    found.filter(each -> each.toString().endsWith(".class")).toList()) {
                names.add(file.toString().replace('/', '.').replace(".class", ""));
                Files.copy(file, old.resolve(file.toString()));
            }
        }

        Desugar.main(old.toString(), "picocli");

        assertThat(new ClassReader(Files.readAllBytes(old.resolve("picocli/CommandLine.class"))).readUnsignedShort(6))
                .isEqualTo(Opcodes.V1_8);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {old.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String name : names) {
                assertThat(Class.forName(name, true, loader)).isNotNull();
            }
        }
    }

    private List<?> answers(String name) throws Exception {
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var constructor = loader.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (List<?>) ((Callable<?>) constructor.newInstance()).call();
        }
    }

    private List<String> linked() throws IOException {
        List<String> linked = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("livestream/app"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                new ClassReader(Files.readAllBytes(file))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public MethodVisitor visitMethod(
                                            int access, String method, String type, String generic, String[] thrown) {
                                        return new MethodVisitor(Opcodes.ASM9) {
                                            @Override
                                            public void visitInvokeDynamicInsn(
                                                    String called, String site, Handle bootstrap, Object... how) {
                                                linked.add(name + ": " + called);
                                            }
                                        };
                                    }
                                },
                                0);
            }
        }
        return linked;
    }
}
