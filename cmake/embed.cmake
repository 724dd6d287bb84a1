# embed_file(TARGET FILE NAME): compiles FILE into TARGET as `extern const std::string_view NAME` in namespace
# zhengben::embedded. May be called in another folder than the target's own.
function(embed_file target file name)
  get_filename_component(path "${file}" ABSOLUTE)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cc")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND ${CMAKE_COMMAND} -DINPUT=${path} -DOUTPUT=${source} -DNAME=${name} -P ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS "${path}" "${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake"
    VERBATIM)
  # A custom command is known in its own folder only: the target of another folder waits for this one.
  add_custom_target(embed_${name} DEPENDS "${source}")
  add_dependencies(${target} embed_${name})
  set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES GENERATED TRUE)
  target_sources(${target} PRIVATE "${source}")
endfunction()
