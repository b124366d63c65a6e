package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.OutputFile;
import livestream.providers.aws.AwsClients;
import livestream.providers.inventory.AccountInventory;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.editor.EditorSchema;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Modeline;
import livestream.state.file.AtomicFile;

/** Gives the schema to an editor. */
final class SchemaCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<Optional<Path>> out;
    private final Supplier<Boolean> inventory;
    private final Supplier<Optional<String>> region;

    SchemaCommand(Console console, Arguments arguments) {
        this.console = console;
        out = arguments.path(
                "--out",
                "PATH",
                "Write it to this file, and say how a livestream.yaml in the current folder names it.");
        inventory = arguments.flag(
                "--inventory",
                "Offer the channels, endpoints, containers, buckets, certificates and key groups that the account has; asks"
                        + " AWS for lists.");
        region = arguments.text(
                "--region", "REGION", "Where the inventory is taken; AWS_REGION or AWS_DEFAULT_REGION unless given.");
    }

    @Override
    public Integer call() {
        String schema = EditorSchema.text(inventory.get() ? inventory() : Inventory.none());
        if (out.get().isEmpty()) {
            console.out().print(schema);
            return ExitCode.DONE;
        }
        Path target = out.get().get();
        OutputFile.check(target, "a schema", EditorSchema::isOne);
        try {
            AtomicFile.makeFoldersOf(target);
            AtomicFile.write(target, schema.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.notWritten(target, e);
        }
        console.out()
                .println("The schema is in " + target + ". This line at the top of a livestream.yaml tells editors:");
        console.out().println();
        console.out().println(Modeline.to(target.isAbsolute() ? target.toString() : "./" + target.normalize()));
        return ExitCode.DONE;
    }

    private Inventory inventory() {
        Diagnostics diagnostics = new Diagnostics();
        try (AwsClients aws = AwsClients.real(console.environment())) {
            Inventory inventory = AccountInventory.of(aws, where(), diagnostics);
            console.show(diagnostics);
            return inventory;
        }
    }

    private String where() {
        return Stream.of(
                        region.get().orElse(null),
                        console.environment().get("AWS_REGION"),
                        console.environment().get("AWS_DEFAULT_REGION"))
                .filter(found -> found != null && !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-region", "An inventory is taken in a region, and none is given.")
                                .help("add `--region us-west-2`, or set AWS_REGION.")));
    }
}
