package livestream.app;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of lambda and method reference that the language has, and records of every kind of component. */
public class Sugared implements Callable<List<Object>> {
    private final int factor;

    /** One whose lambdas multiply by three. */
    public Sugared() {
        this(3);
    }

    private Sugared(int factor) {
        this.factor = factor;
    }

    /** With a lambda of its own in an interface. */
    interface Greeting {
        String to(String name);

        default Greeting twice() {
            return name -> to(name) + to(name);
        }

        static Greeting of(String word) {
            return name -> word + " " + name;
        }
    }

    /** Of every kind of component. */
    record Every(
            int whole,
            long large,
            boolean yes,
            double exact,
            float rough,
            char letter,
            short small,
            byte least,
            String text,
            int[] many) {}

    /** Of none. */
    record Nothing() {}

    /** With lambdas that are called as those of its parent are. */
    static class Child extends Sugared {
        @Override
        public List<Object> call() {
            List<Object> all = new ArrayList<>(super.call());
            Supplier<String> parent = super::word;
            IntSupplier own = () -> all.size();
            all.add(parent.get());
            all.add(own.getAsInt());
            return all;
        }

        @Override
        String word() {
            return "child";
        }
    }

    /** With a lambda that is written out by the name of its method, and one beside it. */
    static class Kept {
        static String word(int number) {
            Supplier<String> kept = (Supplier<String> & Serializable) () -> "kept " + number;
            Supplier<String> beside = () -> kept.get() + ", and beside it";
            return beside.get();
        }
    }

    String word() {
        return "parent";
    }

    @Override
    public List<Object> call() {
        List<Object> all = new ArrayList<>();
        captures(all);
        converts(all);
        refers(all);
        compares(all);
        return all;
    }

    private void captures(List<Object> all) {
        long large = 1L << 40;
        double exact = 0.5;
        byte least = 7;
        Supplier<Object> boxed = () -> large * factor + least;
        DoubleUnaryOperator half = x -> x * exact;
        Runnable nothing = () -> all.add("ran");
        nothing.run();
        all.add(boxed.get());
        all.add(half.applyAsDouble(9));
        all.add(Greeting.of("good evening").twice().to("all"));
        Supplier<Supplier<Integer>> nested = () -> () -> factor + 1;
        all.add(nested.get().get());
    }

    private static void converts(List<Object> all) {
        Function<Integer, Long> widened = Integer::longValue;
        ToLongFunction<Integer> unboxed = x -> x;
        IntFunction<Object> made = x -> x;
        LongFunction<String> text = Long::toString;
        ToIntFunction<Character> letter = c -> c;
        BiFunction<Integer, Integer, Integer> sum = Integer::sum;
        ToLongFunction<Short> small = Short::shortValue;
        Runnable dropped = "text"::length;
        dropped.run();
        all.addAll(List.of(
                widened.apply(3),
                unboxed.applyAsLong(4),
                made.apply(5),
                text.apply(6),
                letter.applyAsInt('a'),
                sum.apply(1, 2),
                small.applyAsLong((short) 9)));
    }

    private void refers(List<Object> all) {
        Function<String, StringBuilder> made = StringBuilder::new;
        IntFunction<int[]> array = int[]::new;
        Function<int[], Object> copied = int[]::clone;
        Supplier<Integer> own = this::secret;
        Function<Sugared, Integer> any = Sugared::secret;
        Function<Integer, Sugared> hidden = Sugared::new;
        DoubleToLongFunction wide = Sugared::rounded;
        BiFunction<Sugared, Integer, Sugared> others = (one, other) -> new Sugared(one.factor * other);
        Function<String, Integer> length = String::length;
        all.add(made.apply("x").append("y").toString());
        all.add(array.apply(4).length);
        all.add(((int[]) copied.apply(new int[] {1, 2})).length);
        all.add(own.get());
        all.add(any.apply(hidden.apply(7)));
        all.add(hidden.apply(8).factor);
        all.add(wide.applyAsLong(2.4));
        all.add(others.apply(this, 5).factor);
        all.add(Kept.word(factor));
        all.add(length.apply("four"));
        all.add(Stream.of("b", "a", "c")
                .sorted(Comparator.comparing(Function.<String>identity()).reversed())
                .collect(Collectors.toMap(x -> x, String::hashCode, (x, y) -> x, TreeMap::new)));
    }

    private int secret() {
        return 42 + factor;
    }

    private static long rounded(double number) {
        return Math.round(number);
    }

    private static void compares(List<Object> all) {
        int[] many = {1};
        Every one = new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", many);
        Every same = new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, new String("six"), many);
        List<Every> others = Arrays.asList(
                new Every(9, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", many),
                new Every(1, 9, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", many),
                new Every(1, 2, false, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", many),
                new Every(1, 2, true, -0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", many),
                new Every(1, 2, true, 0.0, 9, 'c', (short) 4, (byte) 5, "six", many),
                new Every(1, 2, true, 0.0, Float.NaN, 'x', (short) 4, (byte) 5, "six", many),
                new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 9, (byte) 5, "six", many),
                new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 9, "six", many),
                new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, null, many),
                new Every(1, 2, true, 0.0, Float.NaN, 'c', (short) 4, (byte) 5, "six", new int[] {1}),
                null);
        all.add(one.equals(same));
        others.forEach(other -> all.add(one.equals(other)));
        all.add(one.hashCode() == same.hashCode());
        all.add(new Every(1, 2, true, 0.5, 0.5f, 'c', (short) 4, (byte) 5, "six", null).hashCode());
        all.add(new Nothing().equals(new Nothing()));
        all.add(new Nothing().hashCode());
        all.add(new Every(1, 2, true, 0.5, 0.5f, 'c', (short) 4, (byte) 5, "six", null).toString());
    }
}
