# Installs library, headers, program and what others need to build against them: a CMake package and a pkg-config file.
# The library is static, so what it links is named to its users; no header of ours shows any of it.
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/zhengben")

install(TARGETS zhengben_core EXPORT zhengbenTargets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/zhengben)
install(EXPORT zhengbenTargets NAMESPACE zhengben:: DESTINATION "${package_dir}")
configure_package_config_file(cmake/zhengbenConfig.cmake.in zhengbenConfig.cmake INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(zhengbenConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/zhengbenConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/zhengbenConfigVersion.cmake" cmake/dependencies.cmake
        DESTINATION "${package_dir}")
configure_file(cmake/zhengben.pc.in zhengben.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/zhengben.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
install(PROGRAMS tools/cluster/slurm_submit.sh tools/cluster/slurm_shard.sh tools/cluster/slurm_merge.sh DESTINATION "${CMAKE_INSTALL_DATADIR}/zhengben/cluster")
install(FILES tools/cluster/kubernetes.yaml tools/cluster/kubernetes-merge.yaml DESTINATION "${CMAKE_INSTALL_DATADIR}/zhengben/cluster")
