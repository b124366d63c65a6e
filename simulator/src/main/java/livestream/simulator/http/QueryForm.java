package livestream.simulator.http;

import livestream.simulator.shape.XmlForm;

/** How services of AWS's Query protocol write their answers and refusals. */
public record QueryForm(String namespace) {

    /** An answer of an operation that has a result, which may be empty; it is XML already. */
    public Response answer(String operation, String result) {
        return response(operation, "<" + operation + "Result>" + result + "</" + operation + "Result>");
    }

    /** An answer of an operation that has no result. */
    public Response done(String operation) {
        return response(operation, "");
    }

    private Response response(String operation, String inner) {
        return Response.xml(
                200,
                "<" + operation + "Response xmlns=\"" + namespace + "\">" + inner
                        + "<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId>"
                        + "</ResponseMetadata></" + operation + "Response>");
    }

    /** A refusal. */
    public Response refuse(ServiceError serviceError, String requestId) {
        String type = serviceError.status() >= 500 ? "Receiver" : "Sender";
        return Response.xml(
                serviceError.status(),
                "<ErrorResponse xmlns=\"" + namespace + "\"><Error><Type>" + type + "</Type>"
                        + element("Code", serviceError.code()) + element("Message", serviceError.text()) + "</Error>"
                        + element("RequestId", requestId) + "</ErrorResponse>");
    }

    /** One element with text. */
    public static String element(String name, String text) {
        return "<" + name + ">" + XmlForm.escape(text) + "</" + name + ">";
    }
}
