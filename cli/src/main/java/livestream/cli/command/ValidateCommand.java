package livestream.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.DiagnosticJson;
import livestream.schema.Diagnostics;

/** Checks a file without asking AWS anything. */
final class ValidateCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final JsonOption json;

    ValidateCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        if (json.asked()) {
            return tell();
        }
        check().showFindings();
        console.out().println(file.file() + " is a valid livestream file.");
        return ExitCode.DONE;
    }

    private Workspace check() {
        Workspace workspace = file.open(console);
        workspace.checkRouting();
        return workspace;
    }

    /** A file with errors is an answer too. */
    private int tell() {
        int code = ExitCode.DONE;
        Diagnostics diagnostics;
        try {
            diagnostics = check().diagnostics();
        } catch (CommandFailure stop) {
            code = stop.code();
            diagnostics = stop.diagnostics();
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", 1);
        root.put("valid", code == ExitCode.DONE);
        root.set("findings", DiagnosticJson.list(diagnostics.all()));
        JsonOption.print(root, console);
        console.annotate(diagnostics);
        return code;
    }
}
