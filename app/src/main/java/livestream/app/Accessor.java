package livestream.app;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A static method through which the classes of a package call a private one, as {@code javac} wrote them before Java 11.
 *
 * @param target the private method or constructor, of the class that the accessor is added to
 * @param name of the accessor
 */
record Accessor(Handle target, String name) {

    /** What calls it, in the place of its target. */
    Handle handle() {
        return new Handle(Opcodes.H_INVOKESTATIC, target.getOwner(), name, descriptor(), false);
    }

    void write(ClassVisitor owner) {
        MethodVisitor code =
                owner.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, descriptor(), null, null);
        code.visitCode();
        if (isConstructor()) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        int slot = 0;
        for (Type argument : Type.getArgumentTypes(descriptor())) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
            slot += argument.getSize();
        }
        int call = isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        code.visitMethodInsn(call, target.getOwner(), target.getName(), target.getDesc(), false);
        Type result = Type.getReturnType(descriptor());
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(slot + 2, slot);
        code.visitEnd();
    }

    private String descriptor() {
        Type[] arguments = Type.getArgumentTypes(target.getDesc());
        Type owner = Type.getObjectType(target.getOwner());
        if (isConstructor()) {
            return Type.getMethodDescriptor(owner, arguments);
        } else if (isStatic()) {
            return target.getDesc();
        }
        Type[] withOwner = new Type[arguments.length + 1];
        withOwner[0] = owner;
        System.arraycopy(arguments, 0, withOwner, 1, arguments.length);
        return Type.getMethodDescriptor(Type.getReturnType(target.getDesc()), withOwner);
    }

    private boolean isConstructor() {
        return target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    private boolean isStatic() {
        return target.getTag() == Opcodes.H_INVOKESTATIC;
    }
}
