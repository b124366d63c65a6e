package livestream.simulator.http;

import livestream.simulator.shape.XmlForm;

/** How services of AWS's Query protocol write their answers and refusals. */
public record QueryForm(String namespace) {

    /** An answer of an operation that has a result, which may be empty; it is XML already. */
    public Answer answer(String operation, String result) {
        return response(operation, "<" + operation + "Result>" + result + "</" + operation + "Result>");
    }

    /** An answer of an operation that has no result. */
    public Answer done(String operation) {
        return response(operation, "");
    }

    private Answer response(String operation, String inner) {
        return Answer.xml(
                200,
                "<" + operation + "Response xmlns=\"" + namespace + "\">" + inner
                        + "<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId>"
                        + "</ResponseMetadata></" + operation + "Response>");
    }

    /** A refusal. */
    public Answer refuse(Refusal refusal, String requestId) {
        String type = refusal.status() >= 500 ? "Receiver" : "Sender";
        return Answer.xml(
                refusal.status(),
                "<ErrorResponse xmlns=\"" + namespace + "\"><Error><Type>" + type + "</Type>"
                        + element("Code", refusal.code()) + element("Message", refusal.text()) + "</Error>"
                        + element("RequestId", requestId) + "</ErrorResponse>");
    }

    /** One element with text. */
    public static String element(String name, String text) {
        return "<" + name + ">" + XmlForm.escape(text) + "</" + name + ">";
    }
}
