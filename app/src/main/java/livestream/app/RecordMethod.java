package livestream.app;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The {@code equals} or {@code hashCode} of a record, as {@link java.lang.runtime.ObjectMethods} makes them, in plain code. */
final class RecordMethod {
    private final String called;
    private final String site;
    private final Object[] arguments;

    /**
     * @param called the method of the record
     * @param site its type, the record first
     * @param arguments the record, the names of its components, and how each is read
     */
    RecordMethod(String called, String site, Object... arguments) {
        this.called = called;
        this.site = site;
        this.arguments = arguments;
    }

    static boolean isKnown(String called) {
        return called.equals("equals") || called.equals("hashCode");
    }

    /** The static method that it becomes. */
    static String name(String called) {
        return called + "$plain";
    }

    void write(ClassVisitor writer, String owner) {
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name(called), site, null, null);
        code.visitCode();
        if (called.equals("equals")) {
            equals(code, owner);
        } else {
            hashCode(code);
        }
        code.visitEnd();
    }

    private void hashCode(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        for (int i = 2; i < arguments.length; i++) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            Type type = read(code, 0, (Handle) arguments[i]);
            if (isReference(type)) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, wrapper(type), "hashCode", "(" + type.getDescriptor() + ")I", false);
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 1);
    }

    private void equals(MethodVisitor code, String owner) {
        Label different = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitVarInsn(Opcodes.ASTORE, 2);
        for (int i = 2; i < arguments.length; i++) {
            Type type = read(code, 0, (Handle) arguments[i]);
            read(code, 2, (Handle) arguments[i]);
            if (isReference(type)) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/util/Objects",
                        "equals",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Z",
                        false);
                code.visitJumpInsn(Opcodes.IFEQ, different);
            } else {
                String two = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper(type), "compare", two, false);
                code.visitJumpInsn(Opcodes.IFNE, different);
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(different);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 3);
    }

    private static Type read(MethodVisitor code, int local, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, local);
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        return Type.getType(field.getDesc());
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static String wrapper(Type type) {
        return switch (type.getSort()) {
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.DOUBLE -> "java/lang/Double";
            case Type.FLOAT -> "java/lang/Float";
            case Type.CHAR -> "java/lang/Character";
            case Type.SHORT -> "java/lang/Short";
            default -> "java/lang/Byte";
        };
    }
}
