package livestream.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class without lambdas and with the methods of a record written out; what has no plain form stays as it is. */
final class DesugaredClass extends ClassVisitor {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String OBJECT_METHODS = "java/lang/runtime/ObjectMethods";

    private final ClassIndex classIndex;
    private final List<LambdaClass> lambdas = new ArrayList<>();
    private final Map<String, RecordMethod> written = new LinkedHashMap<>();
    private final Map<Handle, Accessor> accessors = new LinkedHashMap<>();
    private String name = "";
    private int version;
    private boolean isInterface;
    private boolean bodiesStay;

    DesugaredClass(ClassVisitor next, ClassIndex classIndex) {
        super(Opcodes.ASM9, next);
        this.classIndex = classIndex;
    }

    boolean isChanged() {
        return !lambdas.isEmpty() || !written.isEmpty();
    }

    /** The classes that its lambdas become. */
    List<LambdaClass> lambdas() {
        return lambdas;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        this.name = name;
        this.version = version;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        bodiesStay = classIndex.hasSerializable(name);
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        boolean body = isBody(access, method);
        int open = isInterface ? Opcodes.ACC_PUBLIC : 0;
        MethodVisitor next = super.visitMethod(
                body ? access & ~Opcodes.ACC_PRIVATE | open : access,
                body ? openName(method) : method,
                descriptor,
                signature,
                exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitInvokeDynamicInsn(String called, String site, Handle bootstrap, Object... arguments) {
                Object[] opened = new Object[arguments.length];
                for (int i = 0; i < arguments.length; i++) {
                    opened[i] = arguments[i] instanceof Handle handle ? open(handle) : arguments[i];
                }
                if (bootstrap.getOwner().equals(OBJECT_METHODS) && RecordMethod.isKnown(called)) {
                    written.put(called, new RecordMethod(called, site, arguments));
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, name, RecordMethod.name(called), site, false);
                } else if (bootstrap.getOwner().equals(METAFACTORY)
                        && bootstrap.getName().equals("metafactory")
                        && isPlain((Handle) opened[1], (Handle) arguments[1])) {
                    LambdaClass lambda = new LambdaClass(
                            name + "$$Plain" + lambdas.size(),
                            version,
                            called,
                            site,
                            (Type) opened[0],
                            (Handle) opened[1],
                            (Type) opened[2]);
                    lambdas.add(lambda);
                    lambda.make(this);
                } else {
                    super.visitInvokeDynamicInsn(called, site, bootstrap, opened);
                }
            }
        };
    }

    /** Whether a method is what stands in a lambda, which only its own class may call. */
    private boolean isBody(int access, String method) {
        return !bodiesStay
                && method.startsWith("lambda$")
                && (access & Opcodes.ACC_PRIVATE) != 0
                && (access & Opcodes.ACC_SYNTHETIC) != 0
                && (!isInterface || (access & Opcodes.ACC_STATIC) != 0);
    }

    /** A name that no class of the package has for another method, so that none overrides this one. */
    private String openName(String method) {
        return method + "$" + name.substring(name.lastIndexOf('/') + 1);
    }

    private Handle open(Handle handle) {
        if (!handle.getOwner().equals(name)) {
            return handle;
        }
        int access = classIndex.access(name, handle.getName(), handle.getDesc());
        if (!isBody(access, handle.getName())) {
            boolean closed = (access & Opcodes.ACC_PRIVATE) != 0 && !isInterface && !bodiesStay;
            return closed ? accessors.computeIfAbsent(handle, this::accessor).handle() : handle;
        }
        int tag = handle.getTag() == Opcodes.H_INVOKESPECIAL ? Opcodes.H_INVOKEVIRTUAL : handle.getTag();
        return new Handle(tag, name, openName(handle.getName()), handle.getDesc(), handle.isInterface());
    }

    private Accessor accessor(Handle target) {
        return new Accessor(target, "plain$" + accessors.size());
    }

    private boolean isPlain(Handle opened, Handle original) {
        return !opened.equals(original)
                || (opened.getTag() != Opcodes.H_INVOKESPECIAL && classIndex.isOpen(opened, name));
    }

    @Override
    public void visitEnd() {
        written.values().forEach(method -> method.write(this, name));
        accessors.values().forEach(accessor -> accessor.write(cv));
        super.visitEnd();
    }
}
