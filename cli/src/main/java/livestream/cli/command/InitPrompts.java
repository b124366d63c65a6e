package livestream.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.Severity;
import livestream.schema.TerminalWidth;
import livestream.schema.editor.Scenario;
import livestream.schema.editor.Scenario.Input;

/** Asks a person what only they know; where nobody can be asked, says which options are missing. */
final class InitPrompts {
    private static final String NAME = "[a-z][a-z0-9-]{0,38}";

    private final Console console;
    private final Path file;

    /** @param file that the answers are for */
    InitPrompts(Console console, Path file) {
        this.console = console;
        this.file = file;
    }

    /** What is delivered, as a person says. */
    Scenario scenario() {
        List<Scenario> all = List.of(Scenario.values());
        if (!console.interactive()) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("answer-missing", "`init` needs to know what you deliver.")
                            .help("add `--scenario`, one of " + String.join(", ", InitCommand.scenarios()) + "."));
        }
        console.out().println("What do you deliver?");
        for (int i = 0; i < all.size(); i++) {
            String start = "  " + (i + 1) + "  %-23s".formatted(all.get(i).key());
            List<String> title = TerminalWidth.wrap(all.get(i).title(), console.width() - start.length());
            console.out().print(start + String.join("\n" + " ".repeat(start.length()), title) + "\n");
        }
        while (true) {
            String answer = ask("A number", "1");
            if (answer.matches("[1-9]") && Integer.parseInt(answer) <= all.size()) {
                return all.get(Integer.parseInt(answer) - 1);
            }
            console.out().println("Expected a number from 1 to " + all.size() + ".");
        }
    }

    /** All that the scenario needs: what was given, what a person says, or what is usual. */
    Map<Input, String> answers(Scenario chosen, Map<Input, String> given) {
        Map<Input, String> answers = new EnumMap<>(Input.class);
        answers.putAll(given);
        Diagnostics diagnostics = new Diagnostics();
        answers.keySet().stream()
                .filter(input -> !chosen.inputs().contains(input))
                .forEach(input -> diagnostics.add(Diagnostic.error(
                                "answer-unused", "`--" + input.key() + "` is not asked for by `" + chosen.key() + "`.")
                        .help("leave it out, or choose another scenario.")));
        for (Input input : chosen.inputs()) {
            Optional<String> usual = usual(input);
            if (answers.containsKey(input)) {
                continue;
            } else if (console.interactive() && !diagnostics.hasErrors()) {
                answers.put(input, valid(chosen, input, usual.orElse(""), answers));
            } else if (usual.isPresent()) {
                answers.put(input, usual.get());
            } else {
                diagnostics.add(
                        Diagnostic.error("answer-missing", "`" + chosen.key() + "` needs `--" + input.key() + "`.")
                                .help("add it, as in `--" + input.key() + " " + input.example() + "`."));
            }
        }
        if (diagnostics.hasErrors()) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        }
        return answers;
    }

    /** The answer to one question, asked until a file with it has no error; what an option brought along is no answer's fault. */
    private String valid(Scenario chosen, Input input, String usual, Map<Input, String> sofar) {
        if (wrong(chosen.file(sofar)).isPresent()) {
            return ask(input.question(), usual);
        }
        while (true) {
            Map<Input, String> with = new EnumMap<>(Input.class);
            with.putAll(sofar);
            with.put(input, ask(input.question(), usual));
            Optional<Diagnostic> wrong = wrong(chosen.file(with));
            if (wrong.isEmpty()) {
                return String.valueOf(with.get(input));
            }
            console.out().println(wrong.get().message());
        }
    }

    private Optional<Diagnostic> wrong(String text) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read(file.toString(), text.getBytes(StandardCharsets.UTF_8), diagnostics);
            return Optional.empty();
        } catch (Diagnostics.Stopped stopped) {
            return diagnostics.all().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .findFirst();
        }
    }

    /** A stream is called as its folder, and lives where the person works, where that can be. */
    private Optional<String> usual(Input input) {
        Optional<String> here = Optional.empty();
        if (input == Input.NAME) {
            here = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .filter(folder -> folder.matches(NAME));
        } else if (input == Input.REGION) {
            here = Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
                    .map(console.environment()::get)
                    .filter(Objects::nonNull)
                    .filter(found -> !found.isEmpty())
                    .findFirst();
        }
        return here.or(input::usual);
    }

    /** The answer; what stands in brackets when a person only presses return. */
    private String ask(String question, String usual) {
        String answer = console.ask(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
        if (answer == null) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("answer-missing", "There was no answer; nothing was written.")
                            .help("answer, or give the answers as options: `livestream init --help`."));
        }
        return answer.isBlank() ? usual : answer.strip();
    }
}
