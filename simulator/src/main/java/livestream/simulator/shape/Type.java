package livestream.simulator.shape;

import java.util.List;

/** The type of a member. */
public sealed interface Type {

    /** A value without parts. */
    enum Scalar implements Type {
        STRING,
        INT,
        LONG,
        DOUBLE,
        BOOL,
        TIME
    }

    /** A text of so many characters. */
    record Text(int least, int most) implements Type {}

    /** A whole number of this range. */
    record Whole(int least, int most) implements Type {}

    /** One of these words. */
    record Enumeration(List<String> words) implements Type {}

    /** A list of at least so many items; in XML they are elements of this name. */
    record Items(String element, Type item, int least) implements Type {}

    /** A list whose items are elements of the member's own name, without an element around them; XML only. */
    record Repeated(Type item) implements Type {}

    /** A map from strings. */
    record Entries(Type value) implements Type {}

    /** A structure, by its name. */
    record Structure(String name) implements Type {}
}
