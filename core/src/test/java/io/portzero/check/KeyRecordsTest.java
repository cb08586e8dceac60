package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Records that write their own `equals`, so that the start-up cache keeps it, must mean by it what
/// records mean: all components count.
final class KeyRecordsTest {

    @Test
    void everyComponentCounts() throws Exception {
        List<Class<?>> records = recordsWithOwnEquals();
        assertThat(records).hasSizeGreaterThan(10);
        for (Class<?> record : records) {
            check(record);
        }
    }

    private static void check(Class<?> type) throws ReflectiveOperationException {
        Object plain = instance(type, -1);
        Object same = instance(type, -1);
        assertThat(same).as(type.getName()).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(plain).isNotEqualTo(null);
        assertThat(plain).isNotEqualTo("another type");
        for (int i = 0; i < type.getRecordComponents().length; i++) {
            assertThat(instance(type, i))
                    .as("%s with another %s", type, type.getRecordComponents()[i])
                    .isNotEqualTo(plain);
        }
    }

    /// A record with one component, or none, other than usual.
    private static Object instance(Class<?> type, int other) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(types[i], i == other);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, boolean other) throws ReflectiveOperationException {
        if (type == int.class) {
            return other ? 7 : 3;
        }
        if (type == long.class) {
            return other ? 1L << 40 | 5 : 5L;
        }
        if (type == double.class) {
            return other ? 2.5 : 1.5;
        }
        if (type == boolean.class) {
            return other;
        }
        if (type == String.class) {
            return other ? "b" : "a";
        }
        if (type == OptionalLong.class) {
            return other ? OptionalLong.empty() : OptionalLong.of(1);
        }
        if (type == Optional.class) {
            return other ? Optional.empty() : Optional.of("a");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[other ? 1 : 0];
        }
        // A record inside differs in its last component, which is a number in all of them.
        return instance(type, other ? type.getRecordComponents().length - 1 : -1);
    }

    private static List<Class<?>> recordsWithOwnEquals()
            throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PackageDirectionTest.CLASSES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                if (isRecord(model) && hasOwnEquals(model)) {
                    found.add(Class.forName(model.thisClass().asInternalName().replace('/', '.')));
                }
            }
        }
        return found;
    }

    private static boolean isRecord(ClassModel model) {
        return model.superclass()
                .filter(parent -> parent.asInternalName().equals("java/lang/Record"))
                .isPresent();
    }

    private static boolean hasOwnEquals(ClassModel model) {
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString("equals")) {
                return method.code()
                        .orElseThrow()
                        .elementStream()
                        .noneMatch(InvokeDynamicInstruction.class::isInstance);
            }
        }
        return false;
    }
}
