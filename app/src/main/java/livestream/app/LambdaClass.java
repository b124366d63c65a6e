package livestream.app;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class that a lambda becomes: a field for each thing that it captures, and one method.
 *
 * @param name of the class, with slashes
 * @param version of the class file that the lambda is in
 * @param called the method of the interface
 * @param site what is captured, and the interface that comes of it
 * @param erased the method's type as the interface has it
 * @param body what the method calls
 * @param exact the method's type as it is used
 */
record LambdaClass(String name, int version, String called, String site, Type erased, Handle body, Type exact) {
    private static final String ONLY = "ONLY";
    private static final int SHARED = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    /** Writes what puts one on the stack, where what it captures is there already. */
    void make(MethodVisitor code) {
        if (captured().length == 0) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, type().getDescriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, "of", site, false);
        }
    }

    private Type[] captured() {
        return Type.getArgumentTypes(site);
    }

    /** The interface. */
    private Type type() {
        return Type.getReturnType(site);
    }

    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {type().getInternalName()});
        Type[] captured = captured();
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
        }
        constructor(writer, captured);
        if (captured.length == 0) {
            writer.visitField(SHARED, ONLY, type().getDescriptor(), null, null);
        }
        shared(writer, captured);
        method(writer, captured);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void constructor(ClassWriter writer, Type[] captured) {
        Method method = new Method("<init>", Type.VOID_TYPE, captured);
        GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_PRIVATE, method, null, null, writer);
        code.loadThis();
        code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(Type.getObjectType(name), "c" + i, captured[i]);
        }
        code.returnValue();
        code.endMethod();
    }

    /** What makes the only one there is, or one of what is captured. */
    private void shared(ClassWriter writer, Type[] captured) {
        Type self = Type.getObjectType(name);
        boolean one = captured.length == 0;
        Method method = one ? new Method("<clinit>", "()V") : new Method("of", site);
        GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_STATIC, method, null, null, writer);
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, new Method("<init>", Type.VOID_TYPE, captured));
        if (one) {
            code.putStatic(self, ONLY, type());
        }
        code.returnValue();
        code.endMethod();
    }

    private void method(ClassWriter writer, Type[] captured) {
        Method method = new Method(called, erased.getDescriptor());
        GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_PUBLIC, method, null, null, writer);
        Type owner = Type.getObjectType(body.getOwner());
        Type[] taken = taken(owner);
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.newInstance(owner);
            code.dup();
        }
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(Type.getObjectType(name), "c" + i, captured[i]);
            convert(code, captured[i], captured[i], taken[i]);
        }
        for (int i = 0; i < exact.getArgumentTypes().length; i++) {
            code.loadArg(i);
            convert(code, erased.getArgumentTypes()[i], exact.getArgumentTypes()[i], taken[captured.length + i]);
        }
        call(code);
        Type given = body.getTag() == Opcodes.H_NEWINVOKESPECIAL ? owner : Type.getReturnType(body.getDesc());
        Type wanted = erased.getReturnType();
        if (wanted == Type.VOID_TYPE) {
            if (given.getSize() == 2) {
                code.pop2();
            } else if (given.getSize() == 1) {
                code.pop();
            }
        } else {
            convert(code, given, exact.getReturnType(), wanted);
        }
        code.returnValue();
        code.endMethod();
    }

    /** What the body takes, with the object that it is a method of. */
    private Type[] taken(Type owner) {
        Type[] arguments = Type.getArgumentTypes(body.getDesc());
        if (body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return arguments;
        }
        Type[] all = new Type[arguments.length + 1];
        all[0] = owner;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    private void call(MethodVisitor code) {
        int instruction =
                switch (body.getTag()) {
                    case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                    case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
                    case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                    default -> Opcodes.INVOKEVIRTUAL;
                };
        code.visitMethodInsn(instruction, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    }

    /** From one type to another, as the language does for a lambda: by way of the type that it is used with. */
    private static void convert(GeneratorAdapter code, Type from, Type used, Type to) {
        if (isReference(from) && isReference(to)) {
            cast(code, from, used);
            cast(code, isReference(used) ? used : from, to);
        } else if (isReference(from)) {
            Type primitive = isReference(used) ? unboxed(used, to) : used;
            code.unbox(primitive);
            code.cast(primitive, to);
        } else if (isReference(to)) {
            code.valueOf(from);
        } else {
            code.cast(from, to);
        }
    }

    private static void cast(GeneratorAdapter code, Type from, Type to) {
        if (isReference(to) && !from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
            code.checkCast(to);
        }
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    /** The primitive that a wrapper holds, or the one that is wanted where the wrapper is not known. */
    private static Type unboxed(Type wrapper, Type wanted) {
        return switch (wrapper.getClassName()) {
            case "java.lang.Integer" -> Type.INT_TYPE;
            case "java.lang.Long" -> Type.LONG_TYPE;
            case "java.lang.Boolean" -> Type.BOOLEAN_TYPE;
            case "java.lang.Double" -> Type.DOUBLE_TYPE;
            case "java.lang.Float" -> Type.FLOAT_TYPE;
            case "java.lang.Character" -> Type.CHAR_TYPE;
            case "java.lang.Short" -> Type.SHORT_TYPE;
            case "java.lang.Byte" -> Type.BYTE_TYPE;
            default -> wanted;
        };
    }
}
