package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.WholeFile;
import livestream.providers.aws.AwsClients;
import livestream.providers.inventory.AccountInventory;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.editor.EditorSchema;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Modeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the schema to an editor. */
@Command(addMethodSubcommands = false)
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "Write it to this file, and say how a livestream.yaml in the current folder names it.")
    private @Nullable Path out;

    @Option(
            names = "--inventory",
            description =
                    "Offer the channels, endpoints, containers, buckets, certificates and key groups that the account has; asks"
                            + " AWS for lists.")
    private boolean inventory;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where the inventory is taken; AWS_REGION or AWS_DEFAULT_REGION unless given.")
    private @Nullable String region;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String schema = EditorSchema.text(inventory ? inventory() : Inventory.none());
        if (out == null) {
            console.out().print(schema);
            return ExitCode.DONE;
        }
        try {
            WholeFile.write(out, schema.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Stop.notWritten(out, e);
        }
        console.out().println("The schema is in " + out + ". This line at the top of a livestream.yaml tells editors:");
        console.out().println();
        console.out().println(Modeline.to(out.isAbsolute() ? out.toString() : "./" + out.normalize()));
        return ExitCode.DONE;
    }

    private Inventory inventory() {
        Diagnostics diagnostics = new Diagnostics();
        try (AwsClients aws = AwsClients.real()) {
            Inventory inventory = AccountInventory.of(aws, where(), diagnostics);
            console.show(diagnostics);
            return inventory;
        }
    }

    private String where() {
        return Stream.of(
                        region,
                        console.environment().get("AWS_REGION"),
                        console.environment().get("AWS_DEFAULT_REGION"))
                .filter(found -> found != null && !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> Stop.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-region", "An inventory is taken in a region, and none is given.")
                                .help("add `--region us-west-2`, or set AWS_REGION.")));
    }
}
