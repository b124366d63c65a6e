function handler(event) {
  event.request.uri = event.request.uri.replace(/^\/live/, '');
  return event.request;
}
