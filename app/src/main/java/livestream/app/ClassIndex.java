package livestream.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Who may call what, as class files in a folder tell; rewriting them changes that of no method but the bodies of lambdas. */
final class ClassIndex {

    private record Declared(String parent, Map<String, Integer> access) {}

    private final Path root;
    private final Map<String, Optional<Declared>> known = new HashMap<>();

    ClassIndex(Path root) {
        this.root = root;
    }

    /** Whether another class of this one's package may call a method. What is not in the folder is the JDK's, and public. */
    boolean isOpen(Handle method, String from) {
        Optional<Declared> declared = declared(method.getOwner());
        while (declared.isPresent()) {
            Integer access = declared.get().access().get(method.getName() + method.getDesc());
            if (access != null) {
                boolean near = packageOf(method.getOwner()).equals(packageOf(from));
                return (access & Opcodes.ACC_PUBLIC) != 0 || ((access & Opcodes.ACC_PRIVATE) == 0 && near);
            }
            declared = declared(declared.get().parent());
        }
        return !method.getOwner().startsWith("[");
    }

    /** The flags of a method that a class itself declares; 0 when it does not. */
    int access(String owner, String method, String descriptor) {
        return declared(owner)
                .map(each -> each.access().get(method + descriptor))
                .orElse(0);
    }

    /** Whether some lambda of a class is written out by the name of its method. */
    boolean hasSerializable(String owner) {
        return declared(owner).stream()
                .flatMap(each -> each.access().keySet().stream())
                .anyMatch(method -> method.startsWith("$deserializeLambda$"));
    }

    private Optional<Declared> declared(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private Optional<Declared> read(String name) {
        Path file = root.resolve(name + ".class");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            Map<String, Integer> access = new HashMap<>();
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int flags, String method, String descriptor, String signature, String[] exceptions) {
                            access.put(method + descriptor, flags);
                            return super.visitMethod(flags, method, descriptor, signature, exceptions);
                        }
                    },
                    ClassReader.SKIP_CODE);
            return Optional.of(new Declared(reader.getSuperName(), access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
