/** Places a square around each node, large enough for its outline. Pixels, y downwards. */
export const vertexShader = /* GLSL */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_look;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec2 v_point;
varying float v_radius;
varying float v_shape;
varying float v_look;
varying vec4 v_color;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size / u_sizeRatio;
  float reach = radius * 1.45 + 9.0;
  v_point = a_corner * reach;
  v_radius = radius;
  v_shape = a_shape;
  v_look = a_look;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  vec2 offset = vec2(v_point.x, -v_point.y) * 2.0 / u_viewport;
  gl_Position = vec4(centre + offset, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

/**
 * Signed distances in pixels, after Inigo Quilez, https://iquilezles.org/articles/distfunctions2d:
 * circle, box, regular polygons, tear drop, union of circles.
 */
export const fragmentShader = /* GLSL */ `
precision highp float;

varying vec2 v_point;
varying float v_radius;
varying float v_shape;
varying float v_look;
varying vec4 v_color;

uniform float u_pixelRatio;
uniform vec3 u_paper;
uniform vec3 u_ink;

float box(vec2 p, float half_) {
  vec2 d = abs(p) - half_;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

float polygon(vec2 p, float r, float sides) {
  float sector = 3.14159265 / sides;
  // Folded so that a corner points upwards.
  float angle = mod(atan(p.x, -p.y), 2.0 * sector) - sector;
  vec2 q = length(p) * vec2(cos(angle), abs(sin(angle)));
  q -= vec2(r * cos(sector), 0.0);
  q.y -= clamp(q.y, 0.0, r * sin(sector));
  return length(q) * sign(q.x);
}

float pin(vec2 p, float r, float tip) {
  p.x = abs(p.x);
  float b = r / tip;
  float a = sqrt(1.0 - b * b);
  float k = dot(p, vec2(-b, a));
  if (k < 0.0) return length(p) - r;
  if (k > a * tip) return length(p - vec2(0.0, tip));
  return dot(p, vec2(a, b)) - r;
}

float dots(vec2 p, float r) {
  float left = length(p - vec2(-0.53, 0.42) * r);
  float right = length(p - vec2(0.53, 0.42) * r);
  float top = length(p - vec2(0.0, -0.5) * r);
  return min(min(left, right), top) - 0.5 * r;
}

float shape(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r * 0.95;
  if (v_shape < 1.5) return box(p, r * 0.86);
  if (v_shape < 2.5) return polygon(p, r * 1.08, 5.0);
  if (v_shape < 3.5) return polygon(p.yx, r * 1.04, 6.0);
  if (v_shape < 4.5) return box(mat2(0.7071, -0.7071, 0.7071, 0.7071) * p, r * 0.84);
  if (v_shape < 5.5) return polygon(p - vec2(0.0, r * 0.16), r * 1.24, 3.0);
  if (v_shape < 6.5) return pin(p - vec2(0.0, -r * 0.25), r * 0.88, r * 1.5);
  return dots(p, r);
}

float cover(float distance_) {
  return clamp(0.5 - distance_ * u_pixelRatio, 0.0, 1.0);
}

vec4 over(vec4 under, vec3 colour, float alpha) {
  return vec4(colour * alpha, alpha) + under * (1.0 - alpha);
}

void main() {
  float d = shape(v_point, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = d < 5.0 ? v_color : vec4(0.0);
  #else
  bool outlined = v_look > 1.5;
  bool filled = mod(v_look, 2.0) > 0.5;
  vec4 colour = over(vec4(0.0), u_paper, cover(d - (outlined ? 5.0 : 1.5)));
  if (outlined) colour = over(colour, u_ink, cover(abs(d - 5.0) - 1.0));
  float ink = filled ? cover(d) : cover(abs(d + 1.0) - 1.0);
  gl_FragColor = over(colour, v_color.rgb, ink);
  #endif
}
`;
