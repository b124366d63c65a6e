package livestream.app;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Writes a class of before Java 6 with the frames that later ones have.
 *
 * <p>Without them a class is verified at each start, from an archive too, and by the slow verifier of old; picocli's are so old.
 */
final class StackMapFrames extends ClassWriter {
    private final ClassLoader classes;

    /**
     * Begins an empty class.
     *
     * @param classes where the classes are found that meet in a frame
     */
    private StackMapFrames(ClassLoader classes) {
        super(COMPUTE_FRAMES);
        this.classes = classes;
    }

    @Override
    protected ClassLoader getClassLoader() {
        return classes;
    }

    /** The same class with frames; as it is when it has them. */
    static byte[] of(byte[] bytes, ClassLoader classes) {
        ClassReader reader = new ClassReader(bytes);
        int version = reader.readUnsignedShort(6);
        if (version >= Opcodes.V1_6) {
            return bytes;
        }
        StackMapFrames stackMapFrames = new StackMapFrames(classes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, stackMapFrames) {
                    @Override
                    public void visit(
                            int old, int access, String name, String signature, String parent, String[] types) {
                        super.visit(Opcodes.V1_8, access, name, signature, parent, types);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return stackMapFrames.toByteArray();
    }
}
