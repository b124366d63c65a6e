function handler(event) {
  event.request.headers["x-b"] = { value: "b" };
  return event.request;
}
