function handler(event) {
  event.request.uri = event.request.uri.toLowerCase();
  return event.request;
}
