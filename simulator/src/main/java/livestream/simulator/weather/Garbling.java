package livestream.simulator.weather;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an answer that is garbled on its way: as a whole, or one member of its body wherever it occurs, or one of its
 * headers. What an answer does not have cannot be garbled, and stays away.
 *
 * @param whole what the body becomes; null when only a part of it is garbled
 * @param member the path of a member, as in {@code Distribution.DistributionConfig.Comment}; items of a list are looked through
 *     in JSON, and have a name of their own in XML
 * @param part what the member becomes
 * @param header the name of a header that is left out
 */
public record Garbling(
        @Nullable Whole whole,
        @Nullable String member,
        @Nullable Part part,
        @Nullable String header) {

    /** What a body can become. */
    public enum Whole {
        /** Nothing. */
        EMPTY,
        /** The word {@code null}. */
        NULL,
        /** An object or an element without members. */
        BARE,
        /** A web page. */
        HTML,
        /** Its first half. */
        HALF,
        /** A hundred thousand lists or elements, one in the other. */
        DEEP,
        /** Bytes that are no UTF-8. */
        BINARY
    }

    /** What a member can become. */
    public enum Part {
        /** It is not there. */
        ABSENT,
        /** {@code null}; in XML an element with nothing in it. */
        NULL,
        /** A structure where a text, number or flag was, and the other way round. */
        OTHER_TYPE,
        /** A text, number or flag that says something else. */
        OTHER_VALUE
    }

    static final Response PAGE = new Response(
            200,
            Map.of("Content-Type", "text/html"),
            "<html><head><title>Sign in</title></head><body>Welcome to the network.</body></html>"
                    .getBytes(StandardCharsets.UTF_8));

    private static final int DEPTH = 100_000;

    /** The body as a whole. */
    public static Garbling of(Whole whole) {
        return new Garbling(whole, null, null, null);
    }

    /** One member. */
    public static Garbling of(String member, Part part) {
        return new Garbling(null, member, part, null);
    }

    /** One header. */
    public static Garbling withoutHeader(String name) {
        return new Garbling(null, null, null, name);
    }

    /** The members of an answer that can be garbled, by their paths. */
    public static List<String> members(Response response) {
        return Body.of(response).members();
    }

    /** The word for a choice, as in {@code other-type}. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The answer as it arrives. */
    Response done(Response response) {
        if (header != null) {
            Map<String, String> left = new LinkedHashMap<>(response.headers());
            left.keySet().removeIf(header::equalsIgnoreCase);
            return new Response(response.status(), left, response.body());
        } else if (member != null && part != null) {
            return new Response(
                    response.status(), response.headers(), Body.of(response).garbled(member, part));
        }
        return whole == null ? response : whole(response, whole);
    }

    private static Response whole(Response response, Whole whole) {
        boolean json = Body.isJson(response);
        byte[] body =
                switch (whole) {
                    case EMPTY -> new byte[0];
                    case NULL -> bytes("null");
                    case BARE -> bytes(json ? "{}" : "<Answer/>");
                    case HTML -> PAGE.body();
                    case HALF -> Arrays.copyOf(response.body(), response.body().length / 2);
                    case DEEP ->
                        json
                                ? bytes("[".repeat(DEPTH) + "]".repeat(DEPTH))
                                : bytes("<a>".repeat(DEPTH) + "</a>".repeat(DEPTH));
                    case BINARY -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, 0x28};
                };
        return new Response(response.status(), response.headers(), body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
