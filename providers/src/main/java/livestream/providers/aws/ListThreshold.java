package livestream.providers.aws;

/** The choice between asking for things one by one and reading a listing of whole objects. */
public final class ListThreshold {
    /** A listing is a page or two in an account of usual size; single reads are one call each. */
    private static final int FROM = 4;

    private ListThreshold() {}

    /** Whether a listing is cheaper than asking for so many things one by one. */
    public static boolean pays(int wanted) {
        return wanted >= FROM;
    }
}
