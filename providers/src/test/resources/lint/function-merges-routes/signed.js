function handler(event) {
  var request = event.request;
  request.uri = '/live' + request.uri;
  return request;
}
