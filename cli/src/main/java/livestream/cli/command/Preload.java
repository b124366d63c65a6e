package livestream.cli.command;

import java.util.List;
import livestream.providers.aws.SdkWarmup;
import livestream.schema.shape.SchemaValidator;

/**
 * What a command is going to need whatever its file says. Most of a short run is classes that are loaded and code that runs for
 * the first time, one after the other; a second core does that meanwhile.
 */
enum Preload {
    NOTHING,
    /** A file is read. */
    FILE(SchemaValidator::load),
    /** A file is read, and AWS is asked whose account it is, whatever else. */
    AWS(SchemaValidator::load, SdkWarmup::run);

    private final List<Runnable> work;

    Preload(Runnable... work) {
        this.work = List.of(work);
    }

    /** Begins all of it, and waits for nothing: whoever comes to it first does it. */
    void begin() {
        work.forEach(each -> {
            Thread thread = new Thread(each, "ahead");
            thread.setDaemon(true);
            // What fails here fails again where it is needed, and is told there.
            thread.setUncaughtExceptionHandler((unused, failure) -> {});
            thread.start();
        });
    }
}
