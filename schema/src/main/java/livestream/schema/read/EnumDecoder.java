package livestream.schema.read;

import java.util.Arrays;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import org.jspecify.annotations.Nullable;

/** Words of the file that stand for one of a few things; null when the word is none of them. */
final class EnumDecoder {
    private EnumDecoder() {}

    static @Nullable Format format(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    static @Nullable RoutingMode routing(String word) {
        return Arrays.stream(RoutingMode.values())
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
