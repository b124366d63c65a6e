package livestream.cli.sweep;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where AWS is. The SDK is told by properties of the process; here they are those of a thread and of the threads that it starts, so
 * that many runs can go on at once, each with an AWS of its own.
 */
public final class Whereabouts extends Properties {
    private static final long serialVersionUID = 1;
    private static final InheritableThreadLocal<Map<String, String>> TOLD = new InheritableThreadLocal<>();

    static {
        Whereabouts properties = new Whereabouts();
        properties.putAll(System.getProperties());
        System.setProperties(properties);
    }

    /** Does something for which AWS is there. */
    public static <T> T at(URI endpoint, Supplier<T> work) {
        TOLD.set(Map.of(
                "aws.endpointUrl", endpoint.toString(),
                "aws.accessKeyId", "simulator",
                "aws.secretAccessKey", "simulator",
                "aws.region", "us-west-2"));
        try {
            return work.get();
        } finally {
            TOLD.remove();
        }
    }

    @Override
    public String getProperty(String name) {
        Map<String, String> told = TOLD.get();
        String here = told == null ? null : told.get(name);
        return here == null ? super.getProperty(name) : here;
    }
}
