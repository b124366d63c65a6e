function handler(event) {
  var request = event.request;
  request.uri = '/live/index.m3u8';
  return request;
}
