package livestream.schema.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import livestream.npm.NodePackages;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** The engine that editors understand YAML with, as an editor sees it: npm {@code yaml-language-server} over its own protocol. */
final class LanguageServer implements AutoCloseable {
    /** It would ask the network for other people's schemas. */
    private static final Map<String, Object> SETTINGS =
            Map.of("schemaStore", Map.of("enable", false), "completion", true, "hover", true, "validate", true);

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final org.eclipse.lsp4j.services.LanguageServer server;
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private int opened;

    private LanguageServer(Process process) {
        this.process = process;
        var launcher =
                LSPLauncher.createClientLauncher(new Editor(), process.getInputStream(), process.getOutputStream());
        this.server = launcher.getRemoteProxy();
        var ignored = launcher.startListening();
    }

    static LanguageServer start() throws Exception {
        return start("yaml-language-server");
    }

    /**
     * @param npm what package.json calls the version, as in {@code yaml-language-server-1.18}
     */
    static LanguageServer start(String npm) throws Exception {
        NodePackages packages = NodePackages.of(Path.of("src/test/node"));
        // Its versions bring programs of one name.
        LanguageServer started = new LanguageServer(
                new ProcessBuilder(packages.program("../" + npm + "/bin/yaml-language-server", "--stdio"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
        InitializeParams hello = new InitializeParams();
        hello.setProcessId((int) ProcessHandle.current().pid());
        hello.setCapabilities(new ClientCapabilities());
        answer(started.server.initialize(hello));
        started.server.initialized(new InitializedParams());
        return started;
    }

    /** Opens a file of this folder with this text, and gives what is found wrong with it. */
    List<Diagnostic> open(Path file, String text) throws IOException, InterruptedException {
        String uri = file.toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", ++opened, text)));
        while (true) {
            PublishDiagnosticsParams next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IOException("no answer about " + uri);
            } else if (next.getUri().equals(uri)) {
                return next.getDiagnostics();
            }
        }
    }

    /** What it offers at a place of an open file. */
    List<CompletionItem> completion(Path file, Position at) throws Exception {
        var answer = answer(server.getTextDocumentService()
                .completion(new CompletionParams(
                        new TextDocumentIdentifier(file.toUri().toString()), at)));
        return answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
    }

    /** What it says of a place of an open file, in Markdown. */
    String hover(Path file, Position at) throws Exception {
        return answer(server.getTextDocumentService()
                        .hover(new HoverParams(
                                new TextDocumentIdentifier(file.toUri().toString()), at)))
                .getContents()
                .getRight()
                .getValue();
    }

    private static <T> T answer(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The editor's side: it takes findings, and has no opinion on anything else. */
    private final class Editor implements LanguageClient {
        @Override
        public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
            return CompletableFuture.completedFuture(asked.getItems().stream()
                    .map(item -> "yaml".equals(item.getSection()) ? (Object) SETTINGS : Map.of())
                    .toList());
        }

        @Override
        public CompletableFuture<Void> registerCapability(RegistrationParams offered) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void telemetryEvent(Object event) {}

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams question) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }
}
