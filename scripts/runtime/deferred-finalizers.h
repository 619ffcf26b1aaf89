// An experimental Node-API addon has its finalizers called in the middle of a garbage collection, where most of Node-API must not
// be touched; one of version 10 has them called afterwards. better-sqlite3 is written for the second. So its objects are wrapped
// with a finalizer that only puts off the real one. (The published headers leave out what is experimental, hence the declaration.)
#include <node_api.h>

EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env,
                                                           napi_finalize finalize,
                                                           void* data,
                                                           void* hint);
EXTERN_C_END

static void finalize_afterwards(napi_env env, void* data, void* finalize) {
  node_api_post_finalizer(env, reinterpret_cast<napi_finalize>(finalize), data, nullptr);
}

static inline napi_status wrap_with_deferred_finalizer(
    napi_env env, napi_value object, void* data, napi_finalize finalize, void* hint, napi_ref* result) {
  // The hint carries the real finalizer, so there is no room for another one; node-addon-api never gives one.
  if (hint != nullptr) return napi_invalid_arg;
  return napi_wrap(env, object, data, finalize_afterwards, reinterpret_cast<void*>(finalize), result);
}

#define napi_wrap wrap_with_deferred_finalizer
