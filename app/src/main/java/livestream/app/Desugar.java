package livestream.app;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Turns lambdas, method references and the methods of records into ordinary classes and code, and gives old classes frames.
 *
 * <p>On JDK 17 each place with a lambda is linked when it first runs, a tenth of a millisecond that no archive of classes takes
 * away; a plan comes by two thousand of them. A class from the archive is there in a fraction of that.
 */
public final class Desugar {
    private Desugar() {}

    /**
     * Rewrites class files where they are, and adds those that lambdas become.
     *
     * @param arguments the folder of all classes, then the folders in it that are rewritten, as in {@code livestream}
     */
    public static void main(String... arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        ClassIndex classIndex = new ClassIndex(root);
        try (URLClassLoader classes = new URLClassLoader(new URL[] {root.toUri().toURL()})) {
            for (String folder : List.of(arguments).subList(1, arguments.length)) {
                List<Path> files;
                try (Stream<Path> found = Files.walk(root.resolve(folder))) {
                    files = found.filter(file -> file.toString().endsWith(".class"))
                            .toList();
                }
                for (Path file : files) {
                    Files.write(file, StackMapFrames.of(Files.readAllBytes(file), classes));
                    rewrite(file, root, classIndex);
                }
            }
        }
        if (classIndex.access(SdkServiceTablePatch.NAME, "<clinit>", "()V") != 0) {
            fillServicesLazily(root.resolve(SdkServiceTablePatch.NAME + ".class"));
        }
    }

    private static void fillServicesLazily(Path file) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file)).accept(new SdkServiceTablePatch(writer), 0);
        Files.write(file, writer.toByteArray());
    }

    private static void rewrite(Path file, Path root, ClassIndex classIndex) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(0);
        DesugaredClass desugared = new DesugaredClass(writer, classIndex);
        reader.accept(desugared, 0);
        if (desugared.isChanged()) {
            Files.write(file, writer.toByteArray());
            for (LambdaClass lambda : desugared.lambdas()) {
                Files.write(root.resolve(lambda.name() + ".class"), lambda.bytes());
            }
        }
    }
}
