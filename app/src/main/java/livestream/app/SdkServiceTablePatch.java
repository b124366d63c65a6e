package livestream.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The SDK's table of services with the regions of each, filled one by one: it makes those of all three hundred when the first
 * client is made, which is a third of the time that takes, and a run asks for four.
 */
final class SdkServiceTablePatch extends ClassVisitor {
    /** The table, with slashes. */
    static final String NAME = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

    private static final String FIND = "serviceMetadata";

    private final Map<String, String> classes = new LinkedHashMap<>();

    SdkServiceTablePatch(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9) {};
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        if (method.equals("<clinit>")) {
            return new Table();
        } else if (method.equals(FIND)) {
            return new MethodVisitor(Opcodes.ASM9) {};
        }
        return super.visitMethod(access, method, descriptor, signature, exceptions);
    }

    /** Reads what the table is filled with: a name and a new object, each time. */
    private final class Table extends MethodVisitor {
        private String service = "";

        Table() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object value) {
            service = value.toString();
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            classes.put(service, type);
        }
    }

    @Override
    public void visitEnd() {
        if (classes.size() < 100) {
            throw new IllegalStateException("the SDK's table of services looks otherwise than it did: " + classes);
        }
        MethodVisitor code = super.visitMethod(
                Opcodes.ACC_PUBLIC,
                FIND,
                "(Ljava/lang/String;)Lsoftware/amazon/awssdk/regions/ServiceMetadata;",
                null,
                null);
        code.visitCode();
        classes.forEach((service, type) -> {
            Label next = new Label();
            code.visitLdcInsn(service);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
            code.visitJumpInsn(Opcodes.IFEQ, next);
            code.visitTypeInsn(Opcodes.NEW, type);
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
            code.visitInsn(Opcodes.ARETURN);
            code.visitLabel(next);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        });
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(2, 2);
        code.visitEnd();
        super.visitEnd();
    }
}
