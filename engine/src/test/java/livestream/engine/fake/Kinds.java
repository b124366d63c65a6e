package livestream.engine.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.Impact;
import livestream.engine.Impacts;

/** A few invented kinds of resources, each with what some real kind has. */
public final class Kinds {
    /** Lists of every sort, and a member that cannot change. */
    public static final Facts BOX = Facts.of("box")
            .keyed(Map.of(
                    "Parts", new Keyed("Id", "part", false),
                    "Parts[].Headers", new Keyed("Name", "header", false),
                    "Rules", new Keyed("Pattern", "rule", true)))
            .unordered("Hosts", "Rules[].Methods")
            .immutable("Name")
            .secret("Parts[].Headers[].Value")
            .writeOnly("Generate")
            .deadline(Duration.ofHours(1))
            .impacts(Impacts.whenGone(Impact.urlChange("the box and all its URLs are gone"))
                    .never("Label", "Parts")
                    .always(Impact.cacheRefill("every key is new"), "Key")
                    .always(Impact.interruption("players see other media"), "Parts[].Source")
                    .moreOrLess(
                            Impact.none("more may watch", Impact.Flag.ACCESS),
                            Impact.interruption("some may watch no longer", Impact.Flag.ACCESS),
                            "Hosts")
                    .moreOrLess(Impact.NONE, Impact.urlChange("its URLs are gone"), "Rules"));

    /** Nothing special, but that it has one lock only. */
    public static final Facts PLAIN = Facts.of("plain thing")
            .tightening("Guard")
            .exclusions(Exclusion.either("Lock", "Own", "Theirs"))
            .deadline(Duration.ofHours(1));

    /** Found by its name, which cannot change. */
    public static final Facts NAMED = Facts.of("named thing")
            .immutable("Name", "Home")
            .deadline(Duration.ofHours(1))
            .impacts(Impacts.whenGone(Impact.NONE).whenReplaced(Impact.interruption("it is away for a while")));

    /** Must be switched off before it can be deleted. */
    public static final Facts SLOW = Facts.of("slow thing").deadline(Duration.ofHours(1));

    /** Takes some of its members, and any change, only once it has settled; until then it tells nothing but its Label. */
    public static final Facts STAGED =
            Facts.of("staged thing").afterwards("Later").deadline(Duration.ofHours(1));

    public static final Map<String, Facts> ALL = new LinkedHashMap<>();

    static {
        ALL.put("box", BOX);
        ALL.put("plain", PLAIN);
        ALL.put("named", NAMED);
        ALL.put("slow", SLOW);
        ALL.put("staged", STAGED);
    }

    public static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Kinds() {}
}
