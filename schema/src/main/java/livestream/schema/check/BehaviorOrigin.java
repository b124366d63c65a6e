package livestream.schema.check;

import java.util.List;
import livestream.schema.CustomBehavior;
import livestream.schema.CustomBehavior.Target;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Http;
import livestream.schema.Livestream;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.StorageOrigin;

/** The origin of a user's own behavior, which has to exist and is no channel. */
final class BehaviorOrigin implements FileCheck {
    /** What is of a channel alone, or would have to be changed on something that is only read. */
    private static final List<String> WITHOUT_EFFECT =
            List.of("formats", "entry", "cors", "expireAfter", "lifecycle", "metrics", "accessLogging");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (CustomBehavior behavior : livestream.distribution().customBehaviors()) {
            if (behavior.origin() instanceof Target.OfStorage target) {
                exists(target.storage(), diagnostics);
                WITHOUT_EFFECT.stream()
                        .filter(target.storage().place()::has)
                        .forEach(key -> diagnostics.add(Diagnostic.warning(
                                        "existing-setting",
                                        "`" + key + "` has no effect, because the origin of a behavior is only read.")
                                .at(target.storage().place().of(key))
                                .help("leave it out; settings of that kind belong to a channel.")));
            }
        }
    }

    private static void exists(StorageOrigin storage, Diagnostics diagnostics) {
        if (storage instanceof Http) {
            return;
        }
        String name = storage instanceof S3 ? "bucket" : "container";
        if (!storage.place().has(name)) {
            diagnostics.add(Diagnostic.error(
                            "missing-key", "`" + storage.word() + "` of a behavior needs the key `" + name + "`.")
                    .at(storage.place().self())
                    .help("write the name of one that exists; one is made for a channel only."));
        } else if (managed(storage)) {
            diagnostics.add(Diagnostic.error(
                            "managed-behavior-origin",
                            "The " + name + " of a behavior is only read, found `manage: true`.")
                    .at(storage.place().of("manage"))
                    .help("leave `manage` out, and make the " + name + " elsewhere or in a channel."));
        }
    }

    private static boolean managed(StorageOrigin storage) {
        return storage instanceof S3 s3 ? s3.managed() : storage instanceof MediaStore store && store.managed();
    }
}
