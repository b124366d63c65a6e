package livestream.simulator.http;

import livestream.simulator.shape.XmlForm;

/** How services of AWS's Query protocol write their answers and refusals. */
public record QueryForm(String namespace) {

    /** An answer of an operation; the result is XML already, and empty for operations that have none. */
    public Answer answer(String operation, String result) {
        String inner = result.isEmpty() ? "" : "<" + operation + "Result>" + result + "</" + operation + "Result>";
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
