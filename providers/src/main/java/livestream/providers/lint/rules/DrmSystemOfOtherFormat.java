package livestream.providers.lint.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** LS409: a stream that no device can decrypt. A system that is none of the three is not known here, and is let be. */
final class DrmSystemOfOtherFormat extends Rule {
    private static final String ENDPOINT = "mediapackage_origin_endpoint";
    private static final String FAIRPLAY = "94ce86fb-07ff-4f43-adb8-93d2fa968ca2";
    private static final String WIDEVINE = "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed";
    private static final String PLAYREADY = "9a04f079-9840-4286-ab92-e65be0885f95";

    private static final Map<String, String> WORDS =
            Map.of(FAIRPLAY, "fairplay", WIDEVINE, "widevine", PLAYREADY, "playready");

    /** MediaPackage User Guide, Supported containers and DRM systems with SPEKE. */
    private static final Map<String, Set<String>> SYSTEMS = Map.of(
            "HlsPackage", Set.of(FAIRPLAY),
            "CmafPackage", Set.of(FAIRPLAY, WIDEVINE),
            "DashPackage", Set.of(WIDEVINE, PLAYREADY),
            "MssPackage", Set.of(PLAYREADY));

    DrmSystemOfOtherFormat() {
        super(
                Severity.WARNING,
                "An endpoint asks for keys of a DRM system that its format does not have.",
                "HLS knows FairPlay alone, and FairPlay needs SAMPLE-AES; CMAF knows FairPlay and Widevine, DASH Widevine and PlayReady,"
                        + " Smooth Streaming PlayReady (MediaPackage User Guide, Supported containers and DRM systems). Where"
                        + " none of the systems fits, no device can play, and this is an error.",
                "List the systems that the format has; for devices of other systems, add an endpoint of their format.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Resource endpoint : context.graph().resources()) {
            if (endpoint.address().type().equals(ENDPOINT) && isOfThis(context, endpoint)) {
                SYSTEMS.forEach((packager, systems) -> {
                    if (endpoint.inputs().get(packager) instanceof Value.Fields settings
                            && settings.get("Encryption") instanceof Value.Fields encryption) {
                        check(context, endpoint, packager, systems, encryption, findings);
                    }
                });
            }
        }
    }

    private static boolean isOfThis(LintContext context, Resource endpoint) {
        return context.channel(endpoint.address().key()).isPresent();
    }

    private void check(
            LintContext context,
            Resource endpoint,
            String packager,
            Set<String> known,
            Value.Fields encryption,
            Diagnostics findings) {
        String name = endpoint.address().key();
        List<String> asked = systems(encryption)
                .filter(WORDS::containsKey)
                .sorted()
                .distinct()
                .toList();
        List<String> strange = asked.stream().filter(id -> !known.contains(id)).toList();
        String format = packager.replace("Package", "").toUpperCase(Locale.ROOT);
        if (!strange.isEmpty()) {
            boolean none = strange.size() == asked.size();
            findings.add(finding(format + " has no " + String.join(" and no ", words(strange)) + ", so "
                            + (none ? "no device can play `" + name + "`." : "its devices cannot play `" + name + "`."))
                    .as(none ? Severity.ERROR : Severity.WARNING)
                    .at(at(context, name, packager).orElse(endpoint.declaredAt()))
                    .help(format + " has " + String.join(" and ", words(known)) + "."));
        } else if (asked.contains(FAIRPLAY) && "AES_128".equals(String.valueOf(encryption.get("EncryptionMethod")))) {
            findings.add(finding("FairPlay cannot decrypt AES-128, so no device can play `" + name + "`.")
                    .as(Severity.ERROR)
                    .at(at(context, name, packager).orElse(endpoint.declaredAt()))
                    .help("write `method: sample-aes`, or leave `method` out."));
        }
    }

    private static List<String> words(Collection<String> ids) {
        return ids.stream().map(id -> WORDS.getOrDefault(id, id)).sorted().toList();
    }

    private static Stream<String> systems(Value.Fields encryption) {
        return encryption.get("SpekeKeyProvider") instanceof Value.Fields speke
                        && speke.get("SystemIds") instanceof Value.Items ids
                ? ids.items().stream().map(id -> id.toString().toLowerCase(Locale.ROOT))
                : Stream.of();
    }

    private static Optional<Span> at(LintContext context, String name, String packager) {
        return context.overridden("endpoints", name, packager + ".Encryption").or(() -> context.channel(name)
                .flatMap(channel -> channel.endpoints().stream()
                        .filter(written -> name.equals(channel.key() + "/" + written.key()))
                        .findFirst())
                .map(Endpoint::place)
                .filter(place -> place.has("encryption"))
                .map(place -> place.of("encryption")));
    }
}
