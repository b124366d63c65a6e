package livestream.providers.lint.rules;

import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS504: audio and video in one segment. */
final class FilteredAudioTakesVideo extends Rule {
    FilteredAudioTakesVideo() {
        super(
                Severity.INFO,
                "Viewers may filter HLS manifests, and audio has no rendition group of its own.",
                "Without rendition groups an HLS variant holds audio and video together. A filter by audio, such as a language,"
                        + " then takes the video of every variant away that has another one, and players find nothing to play."
                        + " Filters by video do no harm.",
                "Write `useAudioRenditionGroup: true` in the endpoint, or filter by video alone.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Resource resource : context.graph().resources()) {
            boolean filtered = context.channel(resource.address().key())
                    .filter(Channel::manifestFilter)
                    .isPresent();
            if (filtered
                    && resource.inputs().get("HlsPackage") instanceof Value.Fields hls
                    && !Value.flag(true).equals(hls.get("UseAudioRenditionGroup"))) {
                findings.add(finding("A filter by audio takes variants of `"
                                + resource.address().key() + "` away with their video.")
                        .at(resource.declaredAt())
                        .help("write `useAudioRenditionGroup: true` in the endpoint if players filter by audio."));
            }
        }
    }
}
