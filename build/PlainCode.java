import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code java PlainCode.java DIRECTORY}: rewrites the classes below DIRECTORY so that switches over
 * types and the methods of records are plain code.
 *
 * <p>javac compiles both to invokedynamic, and the JVM makes a hidden class for each when it is
 * first run. The AOT cache of Java 25 keeps lambdas, but not these. In Regent that was a third of
 * the time from start to first advert, and milliseconds of delay at the first take-over. What the
 * code means stays the same.
 */
final class PlainCode {

    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String RECORDS = "Ljava/lang/runtime/ObjectMethods;";
    private static final int ADDED =
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassModel model;
    private final ClassDesc self;
    private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

    private PlainCode(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing((ClassDesc name) -> open(root, name))
                        .orElse(ClassHierarchyResolver.defaultResolver());
        var format = ClassFile.of(ClassHierarchyResolverOption.of(hierarchy));
        int rewritten = 0;
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                var plain = new PlainCode(format.parse(file));
                byte[] bytes = plain.rewrite(format);
                if (plain.added.isEmpty()) continue;
                Files.write(file, bytes);
                rewritten++;
            }
        }
        if (rewritten == 0) throw new IllegalStateException("nothing to rewrite below " + root);
    }

    private static InputStream open(Path root, ClassDesc name) {
        String descriptor = name.descriptorString();
        Path file = root.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] rewrite(ClassFile format) {
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        var calls =
                ClassTransform.transformingMethodBodies((code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call
                            && addPlainMethodFor(call) instanceof String name) {
                        code.invokestatic(self, name, call.typeSymbol(), isInterface);
                    } else {
                        code.with(element);
                    }
                });
        var methods =
                ClassTransform.endHandler(type -> added.forEach(method -> method.accept(type)));
        return format.transformClass(model, calls.andThen(methods));
    }

    /** The name of the method that does what the call does; null leaves the call as it is. */
    private String addPlainMethodFor(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        String name = call.name().stringValue();
        return switch (call.bootstrapMethod().owner().descriptorString()) {
            case SWITCHES -> {
                if (!arguments.stream().allMatch(ClassDesc.class::isInstance)) yield null;
                yield add(name, call, code -> typeSwitch(code, arguments));
            }
            case RECORDS -> {
                var fields = fields(arguments);
                yield add(
                        name,
                        call,
                        switch (name) {
                            case "equals" -> code -> equalFields(code, fields);
                            case "hashCode" -> code -> hashOfFields(code, fields);
                            case "toString" -> code -> textOfFields(code, fields);
                            default -> throw new IllegalStateException(name);
                        });
            }
            default -> null;
        };
    }

    private String add(String name, InvokeDynamicInstruction call, Consumer<CodeBuilder> body) {
        String unique = name + "$" + added.size();
        added.add(type -> type.withMethodBody(unique, call.typeSymbol(), ADDED, body));
        return unique;
    }

    /** The first two arguments are the class and the names, which the others, getters, repeat. */
    private static List<DirectMethodHandleDesc> fields(List<ConstantDesc> arguments) {
        List<DirectMethodHandleDesc> fields = new ArrayList<>();
        for (var getter : arguments.subList(2, arguments.size())) {
            fields.add((DirectMethodHandleDesc) getter);
        }
        return fields;
    }

    /**
     * The index of the first type that matches and is not before the second argument, the number of
     * types when none does, -1 for null: as {@link java.lang.runtime.SwitchBootstraps#typeSwitch}.
     */
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
        Label present = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private void equalFields(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        Label differ = code.newLabel();
        Label look = code.newLabel();
        code.aload(0).aload(1).if_acmpne(look).iconst_1().ireturn().labelBinding(look);
        code.aload(1).instanceOf(self).ifeq(differ).aload(1).checkcast(self).astore(2);
        for (var field : fields) {
            ClassDesc type = load(code, 0, field);
            load(code, 2, field);
            switch (type.descriptorString()) {
                case "I", "Z", "B", "S", "C" -> code.if_icmpne(differ);
                case "J" -> code.lcmp().ifne(differ);
                case "F", "D" -> {
                    ClassDesc box = box(type);
                    code.invokestatic(box, "compare", MethodTypeDesc.of(CD_int, type, type));
                    code.ifne(differ);
                }
                default -> {
                    var two = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
                    code.invokestatic(ClassDesc.of("java.util.Objects"), "equals", two);
                    code.ifeq(differ);
                }
            }
        }
        code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
    }

    private void hashOfFields(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (var field : fields) {
            code.bipush(31).imul();
            ClassDesc type = load(code, 0, field);
            ClassDesc owner = type.isPrimitive() ? box(type) : ClassDesc.of("java.util.Objects");
            ClassDesc parameter = type.isPrimitive() ? type : CD_Object;
            code.invokestatic(owner, "hashCode", MethodTypeDesc.of(CD_int, parameter)).iadd();
        }
        code.ireturn();
    }

    private void textOfFields(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        ClassDesc builder = ClassDesc.of("java.lang.StringBuilder");
        code.new_(builder).dup().invokespecial(builder, INIT_NAME, MethodTypeDesc.of(CD_void));
        String before = self.displayName() + "[";
        before = before.substring(before.lastIndexOf('$') + 1);
        for (var field : fields) {
            append(code, builder, before + field.methodName() + "=");
            ClassDesc type = load(code, 0, field);
            var parameter =
                    MethodTypeDesc.of(CD_String, type.isPrimitive() ? printed(type) : CD_Object);
            code.invokestatic(CD_String, "valueOf", parameter);
            code.invokevirtual(builder, "append", MethodTypeDesc.of(builder, CD_String));
            before = ", ";
        }
        append(code, builder, fields.isEmpty() ? before + "]" : "]");
        code.invokevirtual(builder, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc builder, String text) {
        code.loadConstant(text);
        code.invokevirtual(builder, "append", MethodTypeDesc.of(builder, CD_String));
    }

    private ClassDesc load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
        ClassDesc type = field.invocationType().returnType();
        code.aload(slot).getfield(self, field.methodName(), type);
        return type;
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "I" -> ClassDesc.of("java.lang.Integer");
            case "C" -> ClassDesc.of("java.lang.Character");
            default -> {
                String name = primitive.displayName();
                yield ClassDesc.of(
                        "java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        };
    }

    /** The type with which {@code String.valueOf} takes a primitive. */
    private static ClassDesc printed(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "B", "S" -> CD_int;
            case "C" -> CD_char;
            default -> primitive;
        };
    }
}
