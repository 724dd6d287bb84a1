# embed_file(TARGET FILE NAME): compiles FILE into TARGET as `extern const std::string_view NAME` in namespace
# zhengben::embedded. The generated source depends on FILE.
function(embed_file target file name)
  get_filename_component(path "${file}" ABSOLUTE)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cc")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND ${CMAKE_COMMAND} -DINPUT=${path} -DOUTPUT=${source} -DNAME=${name} -P ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS "${path}" "${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${source}")
endfunction()
