package livestream.providers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What AWS allows an account that never asked for more; the numbers, their date and source are in {@code quotas.properties}. */
public final class Quotas {
    private static final Properties NUMBERS = read();

    private Quotas() {}

    /** The number of a name such as {@code cloudfront.behaviors.per.distribution}; throws when there is none. */
    public static int of(String name) {
        String number = NUMBERS.getProperty(name);
        if (number == null) {
            throw new IllegalArgumentException("there is no quota called " + name);
        }
        return Integer.parseInt(number.strip());
    }

    private static Properties read() {
        Properties numbers = new Properties();
        try (InputStream in = Quotas.class.getResourceAsStream("quotas.properties")) {
            numbers.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }
}
